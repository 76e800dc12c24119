"""Where sentences begin and end."""

from graphbuild.annotate.parse import Doc, Span, Token


def bounds(doc: Doc) -> list[tuple[int, int]]:
    """Return for each token the first token of its sentence and the token after it."""
    return [(token.sent.start, token.sent.end) for token in doc.tokens]


def sentence_of(token: Token) -> tuple[int, int]:
    """Return the tokens (half-open) of the sentence of a token."""
    return token.sent.start, token.sent.end


def sentence_span(token: Token) -> Span:
    """Return the sentence of a token."""
    return token.sent
