"""Where sentences begin and end, without asking spaCy: its ``Token.sent`` looks through the whole Doc each time."""

from spacy.tokens import Doc, Token

_KEY = "graphbuild.sentences"


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
