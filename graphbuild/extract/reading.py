"""What the rules know about the article that they read: one ``Reading`` per article."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from graphbuild.annotate import Annotated
from graphbuild.annotate.parse import Span as TokenSpan
from graphbuild.annotate.parse import Token
from graphbuild.extract.lexicon import Lexicon
from graphbuild.extract.mentions import TokenMention
from graphbuild.extract.sentences import sentence_span
from graphbuild.gazetteer import Invasion
from graphbuild.model import MentionForm, Node, NodeType
from graphbuild.ontology import Ontology


@dataclass(frozen=True, slots=True, kw_only=True)
class Arg:
    """A possible end of a claim: the node and the tokens (half-open) that name it here.

    Attributes:
        negated: Set for the excluded member of a list ("A but not B").
    """

    node: Node
    start: int
    end: int
    form: MentionForm = MentionForm.NAME
    negated: bool = False
    confidence: float = 1.0


@dataclass(slots=True, kw_only=True)
class Reading:
    """State of one article while its claims are found.

    Attributes:
        invasions: Those whose sides everybody knows.
        wholes: From the id of a place to the ids of what it lies in.
        by_token: Token index to the outermost mention that covers it.
        inner: Nested mentions ("Abu Dhabi" in "Abu Dhabi Forum").
        holders: Person id to the country or organization that the person speaks for, found from titles.
        last_topic: The topic taken up by "it", "this", "the proposal".
        last_union: The union that was last spoken of as one to join, and the token where.
        last_pair: The two who last met, talked or were host and guest, and the token where.
        last_flow: The relation of the goods that were last told to go from one to another, and the token where.
        last_match: The last verb frame that matched, for "B does not".
        roles: The words in a role of a trigger (token index, name, word class); several frames ask for each.
        args: The arguments that mentions were turned into, by tokens and node.
        settled: Token index to relations that its governor already decided.
        made: Nodes that the rules built: topics and unnamed events.
        described: Token index of an office ("the mayor of Lyon") to the person that it stands for.
        titled: Token index of a title in the plural ("the presidents of A and B, X and Y") to those who are named.
        gender: Person id to ``m`` or ``f`` where a title or an earlier pronoun told it.
    """

    annotated: Annotated
    ontology: Ontology
    lexicon: Lexicon
    mentions: tuple[TokenMention, ...]
    coreference: bool = True
    invasions: tuple[Invasion, ...] = ()
    wholes: Callable[[str], tuple[str, ...]] = lambda _: ()
    by_token: dict[int, TokenMention] = field(default_factory=dict)
    inner: tuple[TokenMention, ...] = ()
    holders: dict[str, Node] = field(default_factory=dict)
    last_topic: Arg | None = None
    described: dict[int, Arg] = field(default_factory=dict)
    titled: dict[int, list[Arg]] = field(default_factory=dict)
    gender: dict[str, str] = field(default_factory=dict)
    last_union: tuple[Node, int] | None = None
    last_match: Any = None
    last_pair: tuple[Node, Node, int] | None = None
    last_flow: tuple[str, int] | None = None
    roles: dict[tuple[int, str, str], list[Token]] = field(default_factory=dict)
    args: dict[tuple[int, int, str], Arg] = field(default_factory=dict)
    settled: dict[int, set[str]] = field(default_factory=dict)
    made: dict[str, Node] = field(default_factory=dict)
    quotes: dict[int, tuple[int, int]] = field(default_factory=dict)
    quote_speaker: dict[int, Token | None] = field(default_factory=dict)
    quote_node: dict[int, Node] = field(default_factory=dict)
    quote_verb: dict[int, Token] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.inner = tuple(mention for mention in self.mentions if mention.nested)
        for mention in self.mentions:
            if not mention.nested:
                for index in range(mention.start, mention.end):
                    self.by_token[index] = mention

    def mention_at(self, token: Token) -> TokenMention | None:
        """Return the outermost mention that covers the token."""
        return self.by_token.get(token.i)

    def mentions_in(self, start: int, end: int) -> list[TokenMention]:
        """Return the outermost mentions that begin in a token range, in order."""
        found: list[TokenMention] = []
        for index in range(start, end):
            mention = self.by_token.get(index)
            if mention is not None and mention.start == index:
                found.append(mention)
        return found

    def names_from(self, index: int, between: Collection[str]) -> tuple[list[TokenMention], int]:
        """Return the names that follow each other from a token on, these words between, and the token behind."""
        found: list[TokenMention] = []
        tokens = self.annotated.doc.tokens
        while index < len(tokens):
            mention = self.by_token.get(index)
            if mention is not None:
                if mention.end < len(tokens) and tokens[mention.end].tag_ == "POS":
                    break  # "A and B's neighbour C"
                found.append(mention)
                index = mention.end
            elif tokens[index].lower_ in between:
                index += 1
            else:
                break
        return found, index

    def arg(self, mention: TokenMention) -> Arg:
        """Turn a mention into an argument; each mention once."""
        key = (mention.start, mention.end, mention.node.id)
        found = self.args.get(key)
        if found is None:
            found = self.args[key] = Arg(
                node=mention.node,
                start=mention.start,
                end=mention.end,
                form=mention.form,
                confidence=mention.confidence,
            )
        return found

    def head_of(self, mention: TokenMention) -> Token:
        """Return the syntactic head of a mention."""
        if mention.end - mention.start == 1:
            return self.annotated.doc.tokens[mention.start]
        return self.annotated.doc[mention.start : mention.end].root

    def window(self, token: Token, sentences: int) -> Iterable[TokenSpan]:
        """Yield the token's sentence and up to ``sentences`` before it, nearest first."""
        doc = self.annotated.doc
        sent = sentence_span(token)
        yield sent
        for _ in range(sentences):
            if sent.start == 0:
                return
            sent = sentence_span(doc.tokens[sent.start - 1])
            yield sent


def person(node: Node) -> bool:
    """Whether the node is a person."""
    return node.type is NodeType.PERSON
