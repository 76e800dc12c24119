"""Where sentences begin and end, without asking spaCy: its ``Token.sent`` looks through the whole Doc each time."""

from spacy.tokens import Doc, Span, Token

_KEY = "graphbuild.sentences"
_SPANS = "graphbuild.sentence-spans"


def bounds(doc: Doc) -> list[tuple[int, int]]:
    """Return for each token the first token of its sentence and the token after it; computed once per Doc."""
    found: list[tuple[int, int]] | None = doc.user_data.get(_KEY)
    if found is None:
        found = [(sent.start, sent.end) for sent in doc.sents for _ in range(sent.start, sent.end)]
        doc.user_data[_KEY] = found
    return found


def sentence_of(token: Token) -> tuple[int, int]:
    """Return the tokens (half-open) of the sentence of a token."""
    return bounds(token.doc)[token.i]


def sentence_span(token: Token) -> Span:
    """Return the sentence of a token, made once per sentence."""
    made: dict[int, Span] = token.doc.user_data.setdefault(_SPANS, {})
    start, end = sentence_of(token)
    if start not in made:
        made[start] = token.doc[start:end]
    return made[start]
