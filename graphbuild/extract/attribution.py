"""Who says so: the chain of speakers of a claim, innermost first."""

from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.arguments import owner, single
from graphbuild.extract.clauses import Scope
from graphbuild.extract.quotes import speakers
from graphbuild.extract.reading import Arg, Reading
from graphbuild.extract.sentences import sentence_span
from graphbuild.extract.subjects import surface_subject
from graphbuild.extract.tree import child, children, is_verb
from graphbuild.model import Node, NodeType, Span, Speaker

#: Rules whose claims are presupposed: titles, possessors and places are the author's even inside a quotation.
_SILENT: Final = frozenset({NodeType.TOPIC, NodeType.EVENT})
_AMOUNTS: Final = frozenset(
    "few many several some most more other dozen dozens scores hundreds thousands hundred thousand score number "
    "handful couple majority half all both various numerous countless".split()
)
_LEADING: Final = frozenset("head lead run chair direct represent manage govern captain coach".split())
_BODIES: Final = frozenset({NodeType.COUNTRY, NodeType.ORGANIZATION})
_PRESUPPOSED: Final = (".title", ".possessor", ".demonym", ".comma", ".based")


def prepare_quotes(reading: Reading) -> None:
    """Note for every token inside a quotation who speaks it."""
    for start, end, subject, verb in speakers(reading.annotated, reading.lexicon):
        named = single(reading, subject) if subject is not None else []
        if subject is not None and not named:
            named = _spoken_for(reading, subject)
        if subject is not None and named and named[0].node.type is NodeType.PERSON:
            _note_holder(reading, subject, named[0].node)
        for index in range(start, end):
            if named:
                reading.quote_node[index] = named[0].node
            reading.quotes[index] = (start, end)
            reading.quote_speaker[index] = subject
            if verb is not None:
                reading.quote_verb[index] = verb


def _spoken_for(reading: Reading, subject: Token) -> list[Arg]:
    """As in "a spokeswoman for B": she says "we" for B."""
    for prep in children(subject, "prep"):
        target = child(prep, "pobj") if prep.lower_ in {"for", "of", "at", "with"} else None
        found = [arg for arg in single(reading, target) if arg.node.type in _BODIES] if target is not None else []
        if found:
            return found
    return []


def _note_holder(reading: Reading, subject: Token, speaker: Node) -> None:
    """As in "A, who heads B's water agency": A says "we" for B."""
    for verb in children(subject, "relcl"):
        target = child(verb, "dobj") if verb.lemma_ in _LEADING else None
        if speaker.id in reading.holders or target is None:
            continue
        bodies = [arg.node for arg in single(reading, target) if arg.node.type in _BODIES]
        behind = owner(reading, target)
        if not bodies and behind is not None and behind.node.type in _BODIES:
            bodies = [behind.node]
        if bodies:
            reading.holders[speaker.id] = bodies[0]


def attribution(reading: Reading, index: int, scope: Scope, rule: str) -> tuple[Speaker, ...]:
    """Return the chain of speakers of the trigger at a token index; empty when the author speaks.

    A quotation adds its speaker when the walk up did not pass its say-verb.
    """
    if rule.endswith(_PRESUPPOSED):
        return ()
    quoted = index in reading.quotes and _has_verb(reading, *reading.quotes[index])
    chain = [
        _speaker(reading, subject, verb, quoted=quoted and n == 0) for n, (subject, verb) in enumerate(scope.speakers)
    ]
    source, verb = reading.quote_speaker.get(index), reading.quote_verb.get(index)
    if quoted and source is not None and verb is not None and all(said is not verb for _, said in scope.speakers):
        chain.append(_speaker(reading, source, verb, quoted=True))
    before_colon = _before_colon(reading, index) if not chain else None
    if before_colon is not None:
        chain.append(_speaker(reading, *before_colon, quoted=quoted))
    return tuple(
        {speaker.id: speaker for speaker in reversed(chain)}[key] for key in dict.fromkeys(s.id for s in chain)
    )


def _has_verb(reading: Reading, start: int, end: int) -> bool:
    """A quotation without a verb is a borrowed word, not an utterance."""
    return any(token.pos_ in {"VERB", "AUX"} for token in reading.annotated.doc[start:end])


def _before_colon(reading: Reading, index: int) -> tuple[Token, Token] | None:
    """As in "X put it bluntly: Y owns Z": the say-verb stands before a colon, apart from the clause it introduces."""
    sent = sentence_span(reading.annotated.doc.tokens[index])
    colon = next((token.i for token in reading.annotated.doc[sent.start : index] if token.text == ":"), sent.start)
    for token in reading.annotated.doc[sent.start : colon]:
        says = token.lemma_ in reading.lexicon.say or token.lemma_ in {"put", "make"}
        subject = surface_subject(token) if is_verb(token) and says else None
        if subject is not None and subject.i < token.i and subject.pos_ in {"PROPN", "NOUN", "PRON"}:
            return subject, token
    return None


def _speaker(reading: Reading, subject: Token | None, verb: Token, *, quoted: bool) -> Speaker:
    if subject is None or (subject.lower_ in {"it", "there"} and verb.tag_ == "VBN"):
        return _unnamed("finding" if verb.lemma_ == "find" else "reports", quoted=quoted, span=None)
    span = reading.annotated.raw(subject.left_edge.i, subject.i + 1)
    found = next((arg.node for arg in single(reading, subject) if arg.node.type not in _SILENT), None)
    if found is not None and not _from_region(reading, subject, found):
        return Speaker(id=found.id, name=found.name, type=found.type, quoted=quoted, span=span)
    taken_up = _sources_before(subject) if subject.lower_ == "they" else None
    return _unnamed(_source_noun(taken_up or subject), quoted=quoted, span=span)


def _from_region(reading: Reading, subject: Token, found: Node) -> bool:
    """As in "two Western diplomats": they speak for no state that has a name."""
    return found.type is NodeType.LOCATION and reading.mention_at(subject) is None and subject.pos_ == "NOUN"


def _unnamed(noun: str, *, quoted: bool, span: Span | None) -> Speaker:
    return Speaker(id=f"unnamed:{noun}", name=f"unnamed:{noun}", type=None, quoted=quoted, span=span)


def _sources_before(they: Token) -> Token | None:
    """As in "Two diplomats spoke of a deal. They said that ...": the subject of the sentence before."""
    sent = sentence_span(they)
    if sent.start == 0:
        return None
    root = sentence_span(they.doc.tokens[sent.start - 1]).root
    subject = child(root, "nsubj")
    return subject if subject is not None and subject.tag_ == "NNS" else None


def _source_noun(subject: Token) -> str:
    """As in "European intelligence agencies"; an unresolved pronoun is just a source."""
    if subject.pos_ == "PRON":
        return "source"
    counted = next((c for c in children(subject, "prep") if c.lower_ == "of"), None)
    if counted is not None and subject.lemma_ in _AMOUNTS and child(counted, "pobj") is not None:
        return _source_noun(child(counted, "pobj") or subject)  # "dozens of diplomats"
    before = [item for item in children(subject, "amod", "compound") if item.i < subject.i]
    words = [item.text for item in before if item.lower_ not in _AMOUNTS]
    return " ".join([*words, subject.text]).strip('"')


def speaker_words(reading: Reading, chain: tuple[Speaker, ...]) -> str:
    """Return the innermost speaker's words as they stand in the text, or ``author``: part of the claim's id."""
    if not chain:
        return "author"
    first = chain[0]
    return first.span.of(reading.annotated.article.text) if first.span is not None else first.name
