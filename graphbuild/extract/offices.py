"""Offices from titles: "Slovak Prime Minister Robert Fico", "X, spokesman for Y", "former president of Z"."""

from calendar import month_name
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.arguments import entities, owner, single, states_behind
from graphbuild.extract.bare_titles import bare_titles
from graphbuild.extract.envoys import SENT
from graphbuild.extract.kin import body_before, offices_through
from graphbuild.extract.mentions import TokenMention
from graphbuild.extract.reading import Arg, Reading, person
from graphbuild.extract.titled_lists import titled_lists
from graphbuild.extract.titles import HOLDERS, OfficeFound, before_name, office, relation_of, strip_elect, strip_former
from graphbuild.extract.tree import SUBJECTS, antecedent, child, children, conjuncts, is_verb
from graphbuild.model import MentionForm, NodeType, Phase

_STOPS: Final = frozenset({",", ".", ";", "–", "—"})
_SHORTEST: Final = 3  # tokens of "the leader of Hamas" before the comma
_OFFICES: Final = frozenset({"minister", "ambassador", "spokesman", "spokeswoman", "secretary"})
_WHOLE: Final = frozenset(
    {"state", "government", "board", "mission", "cabinet", "republic", "country", "party", "union"}
)
_FIRM_OFFICES: Final = ("chief executive", "chief executive officer", "ceo", "managing director", "finance director")
#: Offices of firms, parties and bodies as well as of states.
_LOOSE: Final = frozenset(
    {
        "prosecutor",
        "registrar",
        "judge",
        "leader",
        "head",
        "chief",
        "boss",
        "director",
        "chairman",
        "chairwoman",
        "chair",
        "president",
    }
)
_MONTHS: Final = frozenset(month_name[1:])
_LEAVING: Final = frozenset({"resign", "quit", "step"})
_LOOSE_ENDS: Final = frozenset({"that", "on", "in", "over", "after", "amid", "at"})
_PRETENDED: Final = frozenset("aspiring styled proclaimed wannabe presumptive putative".split())
_RUNNERS: Final = frozenset("candidate contender nominee hopeful challenger bid race run campaign contest".split())


def offices(reading: Reading) -> Iterator[OfficeFound]:
    """Yield every office that a title states, in text order; also remembers holders and genders."""
    found: list[OfficeFound] = []
    for mention in reading.mentions:
        if mention.nested or not person(mention.node):
            continue
        found += before_name(reading, mention)
        found += _beside_name(reading, mention)
    found += _copulas(reading)
    kept = [item for item in found if not _by_birth(reading, item) and not _no_state_has(reading, item)]
    kept = [_given_up(reading, item) for item in kept]
    kept.sort(key=lambda item: (item.trigger, item.person.start))
    for item in kept:
        if item.ended is None and not item.denied:
            reading.holders.setdefault(item.person.node.id, item.holder.node)
        yield item
    told = {(item.relation, item.person.node.id, item.holder.node.id) for item in kept if item.ended is not None}
    for item in (*titled_lists(reading), *bare_titles(reading), *offices_through(reading)):
        known = (item.relation, item.person.node.id, item.holder.node.id) in told
        if known or _no_state_has(reading, item):
            continue
        reading.holders.setdefault(item.person.node.id, item.holder.node)
        yield item


def _given_up(reading: Reading, item: OfficeFound) -> OfficeFound:
    """As in "said its chairman, X, had resigned": held before, when it is told as done."""
    name = reading.annotated.doc.tokens[item.person.end - 1]
    subject = name if name.dep_ in SUBJECTS else reading.annotated.doc.tokens[item.trigger[1] - 1]
    verb = subject.head
    if item.ended is not None or subject.dep_ not in SUBJECTS or verb.lemma_ not in _LEAVING or verb.tag_ != "VBN":
        return item
    down = verb.lemma_ != "step" or any(word.lower_ == "down" for word in verb.kids)
    done = {word.lower_ for word in children(verb, "aux")} <= {"has", "had", "have"}
    open_ = any(word.dep_ in {"neg", "mark", "prep", "dobj"} and word.lower_ not in _LOOSE_ENDS for word in verb.kids)
    return replace(item, ended=Phase.ENDED) if down and done and not open_ else item


def _no_state_has(reading: Reading, item: OfficeFound) -> bool:
    """As in "Its chief executive, X,": not the state's, whatever "its" seems to stand for; nor need "its leader" be."""
    last = item.office.split()[-1:]
    if item.holder.node.type is not NodeType.COUNTRY:
        bench = item.holder.node.name.split()[-1].lower() in {"court", "tribunal", "commission", "ministry"}
        return bench and last == ["leader"]
    loose = item.holder.form is MentionForm.PRONOUN and bool(_LOOSE.intersection(last))
    return item.office.endswith(_FIRM_OFFICES) or (loose and body_before(reading, item.trigger[0]))


def _by_birth(reading: Reading, item: OfficeFound) -> bool:
    """As in "the Chilean historian X": where somebody comes from, not whom they serve."""
    lex, words = reading.lexicon, item.office.split()
    trade = item.office in lex.trades or (
        len(words) > 1 and words[-1] in lex.trades and item.office not in lex.officials
    )
    return trade and item.holder.form is MentionForm.DEMONYM


def _beside_name(reading: Reading, mention: TokenMention) -> Iterator[OfficeFound]:
    """Titles in apposition, on either side: "A, president of B", "the mayor of C, D", "A, B's envoy"."""
    head = reading.head_of(mention)
    titles = [item for item in children(head, "appos") if item.pos_ in {"NOUN", "PROPN"}]
    if head.dep_ == "appos" and (head.head.pos_ in {"NOUN", "PROPN"} or head.head.lower_ == "general"):
        titles.append(head.head)
    hung = head.dep_ == "appos" or (head.dep_ == "conj" and _between_commas(reading, mention))
    if hung and head.head.dep_ == "pobj" and head.head.head.head.pos_ == "NOUN":
        titles.append(head.head.head.head)  # "the mayor of Lyon, Anne Roux" with the name hung below the city
    of_body = _before_comma(reading, mention)
    if of_body is not None and of_body not in titles:
        titles.append(of_body)
    yield from _shared_title(reading, mention, head)
    for title in titles:
        if reading.mention_at(title) is not None or title.tag_ == "NNS":
            continue
        for noun in conjuncts(title):
            if noun is title or not _of_another(reading, noun, mention):
                yield from title_noun(reading, noun, reading.arg(mention))


def _of_another(reading: Reading, noun: Token, mention: TokenMention) -> bool:
    """As in "A's president, X, and B's prime minister, Y": the second title is that of Y."""
    named = (reading.mention_at(item) for item in children(noun, "appos"))
    return any(other is not None and other is not mention and person(other.node) for other in named)


def _before_comma(reading: Reading, mention: TokenMention) -> Token | None:
    """As in "the leader of the Taliban, X," and "the Chadian president, X, said": wherever the parser hangs X."""
    doc, at = reading.annotated.doc, mention.start - 1
    closed = mention.end >= len(doc) or doc.tokens[mention.end].text in _STOPS
    if at < _SHORTEST or doc.tokens[at].text != "," or not closed:
        return None
    body = reading.by_token.get(at - 1)
    if body is None:
        noun = doc.tokens[at - 1]
        owned = any(item.dep_ in {"amod", "poss"} and reading.mention_at(item) is not None for item in noun.kids)
        return noun if owned and _office_word(reading, noun) else None
    of = body.start - 1 - (doc.tokens[body.start - 1].lower_ == "the")
    title = body.node.type in HOLDERS and doc.tokens[of].lower_ == "of"
    return doc.tokens[of - 1] if title and _office_word(reading, doc.tokens[of - 1]) else None


def _office_word(reading: Reading, noun: Token) -> bool:
    return noun.tag_ != "NNS" and (noun.lower_ in reading.lexicon.heads or noun.lower_ in _OFFICES)


def _shared_title(reading: Reading, mention: TokenMention, head: Token) -> Iterator[OfficeFound]:
    """As in "A and B, the foreign ministers of C and D": in turn, or of the one body that is named."""
    top = head
    while top.dep_ == "conj" and top.head is not top:
        top = top.head
    members = [item for item in conjuncts(top) if reading.mention_at(item) is not None]
    if head not in members or len(members) < 2:
        return
    titles = [noun for item in members for noun in children(item, "appos")]
    titles += [top.head] if top.dep_ == "appos" else []
    for title in titles:
        bodies = [arg for arg in _bodies(reading, title) if arg.node.type in HOLDERS] if title.tag_ == "NNS" else []
        relation = relation_of(reading, _words(reading, title), "")
        if relation is None or len(bodies) not in {1, len(members)}:
            continue
        body = bodies[members.index(head)] if len(bodies) > 1 else bodies[0]
        yield office(
            relation,
            reading.arg(mention),
            body,
            trigger=(title.i, title.i + 1),
            title=_words(reading, title),
            former=any(item.lower_ in reading.lexicon.former for item in children(title, "amod")),
        )


def _bodies(reading: Reading, title: Token) -> list[Arg]:
    of = next((prep for prep in children(title, "prep") if prep.lower_ in {"of", "for", "at"}), None)
    target = child(of, "pobj") if of is not None else None
    return entities(reading, target) if target is not None else states_behind(reading, title)


def _words(reading: Reading, noun: Token) -> str:
    """Return a title with the words before it, in the singular."""
    before = [c.lower_ for c in noun.kids if c.dep_ in {"compound", "amod", "nmod"} and c.i < noun.i]
    named = {c.lower_ for c in noun.kids if reading.mention_at(c) is not None}
    return " ".join([*(word for word in before if word not in named), noun.lemma_])


def _between_commas(reading: Reading, mention: TokenMention) -> bool:
    doc = reading.annotated.doc
    return mention.end < len(doc) and doc.tokens[mention.start - 1].text == doc.tokens[mention.end].text == ","


def title_noun(reading: Reading, noun: Token, who: Arg) -> Iterator[OfficeFound]:
    """Yield the office that a title noun gives to a person."""
    compound = " ".join(
        c.lower_
        for c in noun.kids
        if c.dep_ in {"compound", "amod", "nmod"} and c.i < noun.i and reading.mention_at(c) is None
    )
    text = f"{compound} {noun.lemma_ if noun.tag_ == 'NNS' else noun.lower_}".strip()
    former, text = strip_former(reading, text)
    text, planned = strip_elect(text)
    relation = relation_of(reading, text, "")
    if relation is None or _wished_for(noun):
        return
    if relation == "HEAD_OF" and _of_a_part(reading, noun):
        relation = "OFFICIAL_OF"
    holder = holder_of(reading, noun)
    former = former or _over(reading, noun, holder)
    if holder is not None and holder.node.type in HOLDERS | (
        {NodeType.PERSON} if relation == "SPOKESPERSON_OF" else set()
    ):
        yield office(relation, who, holder, trigger=(noun.i, noun.i + 1), title=text, former=former, planned=planned)


def _wished_for(noun: Token) -> bool:
    """As in "the would-be president of B", "its self-styled leader", "the candidate for president of B"."""
    for_it = noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.lemma_ in _RUNNERS
    before = noun.nbor(-1)
    return for_it or before.lower_ in _PRETENDED or (before.lower_ == "be" and before.nbor(-1).text == "-")


def _of_a_part(reading: Reading, noun: Token) -> bool:
    """As in "the firm's head of sales", "its director for Africa": not of the firm itself."""
    prep = next((item for item in children(noun, "prep") if item.lower_ in {"of", "for"}), None)
    part = child(prep, "pobj") if prep is not None and child(noun, "poss") is not None else None
    if prep is None or part is None:
        return False
    if prep.lower_ == "for":
        return part.pos_ == "PROPN"
    return part.lemma_ not in _WHOLE and reading.mention_at(part) is None


def _over(reading: Reading, noun: Token, holder: Arg | None) -> bool:
    """As in "formerly mayor of A" and "mayor of A until 2019"."""
    doc, first = reading.annotated.doc, min([noun, *noun.kids], key=lambda item: item.i).i
    if first and doc.tokens[first - 1].lower_ in {"formerly", "once", "previously"}:
        return True
    end = max(holder.end if holder is not None else 0, noun.i + 1)
    return (
        end + 1 < len(doc)
        and doc.tokens[end].lower_ in {"until", "till"}
        and (doc.tokens[end + 1].text[:2] in {"19", "20"} or (_recent(doc.tokens[end + 1]) and noun.dep_ != "attr"))
    )


def _recent(word: Token) -> bool:
    """As in "until March", "until last year"."""
    return word.lower_ in {"last", "recently", "yesterday"} or word.text in _MONTHS


def holder_of(reading: Reading, noun: Token) -> Arg | None:
    """Return the body that a title belongs to: of, for, at, possessor, demonym, compound."""
    own = owner(reading, noun)
    for prep in children(noun, "prep"):
        speaks = noun.lemma_.startswith("spokes")
        if prep.lower_ == "for" and own is not None and not speaks:
            continue  # "the bank's vice-president for Africa"
        near = prep.lower_ in {"of", "for"} or (prep.lower_ == "at" and own is None)  # "Peru's envoy at the court"
        elsewhere = noun.lemma_ in SENT or noun.lemma_ in reading.lexicon.trades  # "a lawyer in Oslo"
        if not near and (own is not None or prep.lower_ not in {"to", "with", "in"} or elsewhere):
            continue
        target = child(prep, "pobj")
        if target is not None:
            found = [
                arg for arg in single(reading, target) if (arg.node.type in HOLDERS or arg.node.type is NodeType.PERSON)
            ]
            if found and prep.lower_ == "for" and not speaks and found[0].node.type is not NodeType.ORGANIZATION:
                continue  # "the envoy for Libya"
            if found:
                return found[0]
            inner = owner(reading, target)
            if inner is not None and near:
                return inner
    if own is not None and own.start > noun.i and noun.doc.tokens[own.start - 1].lower_ == "from":
        return None  # "a lawyer from Beirut"
    return own


def _copulas(reading: Reading) -> Iterator[OfficeFound]:
    """As in "A is the president of B", "A is no longer mayor of C" (verbs like *lead* are frames)."""
    for token in reading.annotated.doc.tokens:
        if token.lemma_ not in {"be", "become", "remain"} or not is_verb(token):
            continue
        used = token.dep_ == "xcomp" and token.head.lemma_ == "use" and token.head.tag_ == "VBD"
        subject, noun = child(token.head if used else token, "nsubj"), child(token, "attr")
        if subject is None or noun is None or noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        if token.dep_ == "relcl" and token.lemma_ == "be":
            yield from _whose(reading, token, subject, noun)
            continue
        if any(item.tag_ == "MD" for item in children(token, "aux")) or token.head.dep_ == "xcomp":
            continue
        named = reading.mention_at(noun)
        if named is not None and person(named.node) and token.tag_ in {"VBZ", "VBP"}:
            yield from title_noun(reading, subject, reading.arg(named))  # "The mayor of B is X"
            continue
        who = [arg for arg in single(reading, antecedent(subject)) if person(arg.node)]
        ended = any(item.lower_ in {"longer", "anymore"} for item in token.kids)
        negated = any(item.dep_ == "neg" or item.lower_ == "never" for item in token.kids)
        if len(who) != 1:
            continue
        past = used or (token.tag_ == "VBD" and token.lemma_ == "be")
        for item in title_noun(reading, noun, who[0]):
            if negated and not ended:
                yield replace(item, denied=True)
            else:
                yield replace(item, ended=Phase.ENDED) if ended or past else item


def _whose(reading: Reading, verb: Token, subject: Token, noun: Token) -> Iterator[OfficeFound]:
    """As in "B, whose president is X," and "X, who has been B's envoy since 2020,"; who was it, may be it still."""
    if any(item.dep_ == "neg" or item.tag_ == "MD" or item.lower_ == "never" for item in verb.kids):
        return
    until = verb.tag_ == "VBD" and any(item.lower_ in {"until", "till"} and item.i > verb.i for item in verb.kids)
    named, now = reading.mention_at(noun), verb.tag_ in {"VBZ", "VBP"}
    holds = now or until or any(item.lower_ == "has" for item in verb.kids)
    whose = any(item.lower_ == "whose" for item in subject.kids)
    if named is not None and person(named.node) and whose and now:
        yield from title_noun(reading, subject, reading.arg(named))
    elif named is None and subject.lower_ == "who" and holds:
        mention = reading.mention_at(antecedent(subject))
        for item in title_noun(reading, noun, reading.arg(mention)) if mention and person(mention.node) else ():
            yield replace(item, ended=Phase.ENDED) if until else item
