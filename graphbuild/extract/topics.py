"""TOPIC nodes: the propositions that people take stances on.

A topic's canonical name is built from its kind and its parts ("EU membership of Ukraine"), so that two articles with
different wording meet in one node. Noun phrases of no special kind keep their own words, with names made canonical.
"""

import re
from collections.abc import Callable, Iterable

from spacy.tokens import Token

from graphbuild.extract.arguments import entities, owner
from graphbuild.extract.reading import Arg, Reading
from graphbuild.extract.tree import (
    child,
    children,
    clause_objects,
    is_verb,
    lemma,
    prep_objects,
    surface_subject,
)
from graphbuild.gazetteer import slug
from graphbuild.model import About, MentionForm, Node, NodeType, TopicKind

_MEMBER_NOUNS = frozenset(
    {"membership", "accession", "entry", "admission", "bid", "application", "aspiration", "ambition"}
)
_MEMBER_VERBS = frozenset({"join", "accede", "enter"})
_GROWTH = frozenset({"expansion", "enlargement", "widening"})
_GROW = frozenset({"expand", "enlarge"})
_GUARD = frozenset({"guarantee", "assurance", "protection"})
_TALKS = frozenset({"negotiation", "talk", "dialogue"})
_CLAIMS = frozenset(
    {
        "claim",
        "idea",
        "allegation",
        "suggestion",
        "accusation",
        "notion",
        "assertion",
        "rumour",
        "rumor",
        "charge",
        "report",
        "warning",
    }
)
_SUPPLY = frozenset(
    {
        "gas",
        "oil",
        "coal",
        "electricity",
        "power",
        "grain",
        "lng",
        "uranium",
        "fuel",
        "wheat",
        "arms",
        "weapon",
        "crude",
        "water",
    }
)
_SUPPLIES = frozenset({"supply", "delivery", "export", "shipment", "flow", "import"})
_RECEIVE = frozenset({"receive", "get", "buy", "import", "obtain", "take", "purchase", "source"})
_KINDS: tuple[tuple[TopicKind, frozenset[str]], ...] = (
    (
        TopicKind.PROPOSAL,
        frozenset(
            {
                "proposal",
                "offer",
                "plan",
                "initiative",
                "idea",
                "draft",
                "resolution",
                "motion",
                "amendment",
                "bill",
                "request",
                "demand",
                "bid",
                "call",
            }
        ),
    ),
    (
        TopicKind.SANCTION,
        frozenset({"sanction", "embargo", "tariff", "ban", "boycott", "levy", "duty", "restriction"}),
    ),
    (TopicKind.DEPLOYMENT, frozenset({"deployment", "troop", "peacekeeper", "force", "mission"})),
    (
        TopicKind.NEGOTIATION,
        _TALKS | frozenset({"ceasefire", "truce", "deal", "accord", "agreement", "treaty", "pact"}),
    ),
    (TopicKind.CLAIM, _CLAIMS | frozenset({"fear", "threat"})),
    (
        TopicKind.PROJECT,
        frozenset(
            {
                "plant",
                "dam",
                "bridge",
                "railway",
                "line",
                "pipeline",
                "mine",
                "port",
                "airport",
                "canal",
                "stadium",
                "terminal",
                "incinerator",
                "project",
                "construction",
                "tunnel",
                "road",
                "refinery",
                "reactor",
                "merger",
                "takeover",
                "acquisition",
            }
        ),
    ),
    (
        TopicKind.POLICY,
        frozenset(
            {
                "policy",
                "law",
                "reform",
                "spending",
                "tax",
                "rule",
                "measure",
                "strategy",
                "budget",
                "act",
                "regulation",
                "quota",
                "price",
            }
        ),
    ),
)
_SKIP = frozenset(
    {
        "it",
        "this",
        "that",
        "them",
        "they",
        "these",
        "those",
        "what",
        "which",
        "who",
        "one",
        "everything",
        "nothing",
        "anything",
        "something",
        "each",
        "other",
        "all",
        "any",
        "some",
        "none",
        "there",
        "here",
        "so",
        "him",
        "her",
        "us",
        "me",
        "you",
    }
)
_VAGUE = frozenset(
    {
        "thing",
        "way",
        "time",
        "day",
        "week",
        "month",
        "year",
        "lot",
        "number",
        "part",
        "kind",
        "people",
        "man",
        "woman",
        "move",
        "step",
        "question",
        "matter",
        "point",
        "case",
        "fact",
        "place",
        "reporter",
        "journalist",
        "medium",
        "role",
        "responsibility",
        "minute",
        "hour",
    }
)
_CLITIC = re.compile(r"\s+('s|'|n't|,|\.)(?=\s|$)")


def topic(reading: Reading, token: Token) -> Arg | None:
    """Return the topic that a noun phrase or clause names, or None when it names none."""
    if is_verb(token) and token.pos_ != "NOUN" and token.tag_ != "NN":
        return _clause_topic(reading, token)
    if token.pos_ not in {"NOUN", "PROPN", "ADJ", "VERB"} or token.lower_ in _SKIP or lemma(token) in _VAGUE:
        return None
    builders: tuple[Callable[[Reading, Token], Arg | None], ...] = (
        _membership,
        _enlargement,
        _guarantees,
        _negotiation,
        _supply,
        _phrase,
    )
    for build in builders:
        found = build(reading, token)
        if found is not None:
            return found
    return None


def special(reading: Reading, token: Token) -> Arg | None:
    """Return the topic of a special kind that a phrase names (membership, enlargement, guarantees, talks, supply)."""
    if is_verb(token) and token.tag_ not in {"NN", "NNS"}:
        return _clause_topic(reading, token) if lemma(token) in _MEMBER_VERBS | _GROW | {"become"} else None
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    for build in (_membership, _enlargement, _guarantees, _negotiation, _supply):
        found = build(reading, token)
        if found is not None:
            return found
    return None


def taken_up(reading: Reading, token: Token) -> Arg | None:
    """Return the topic that "it", "this" or "the proposal" takes up from the same sentence or the one before."""
    last = reading.last_topic
    if last is None or not reading.coreference or not _takes_up(token, last):
        return None
    doc = reading.annotated.doc
    if (
        doc[last.start].sent.start < next(iter(list(reading.window(token, 1))[-1:])).start
        or last.end > token.i
    ):
        return None
    return Arg(node=last.node, start=token.i, end=token.i + 1, form=MentionForm.PRONOUN, confidence=0.75)


def _takes_up(token: Token, last: Arg) -> bool:
    if token.lower_ in {"it", "this", "that", "them", "these", "those"} and token.pos_ in {"PRON", "DET"}:
        return token.dep_ not in {"nsubj", "nsubjpass", "poss"}
    bare = all(item.dep_ in {"det", "punct"} for item in token.children)
    definite = any(item.lower_ in {"the", "this", "that", "such", "these", "those"} for item in token.children)
    return bare and definite and token.lower_ in last.node.name.lower().split()


def make(name: str, kind: TopicKind, about: Iterable[tuple[str, Node]]) -> Node:
    """Build the node of a topic."""
    roles = sorted({(role, node.id) for role, node in about})
    return Node(
        id=f"topic.{slug(name)}",
        name=name,
        type=NodeType.TOPIC,
        kind=kind,
        about=tuple(About(role=role, entity=entity) for role, entity in roles),
    )


def _arg(node: Node, token: Token, end: int | None = None) -> Arg:
    start = min(token.left_edge.i, token.i)
    return Arg(node=node, start=start, end=max(end or 0, token.i + 1), form=MentionForm.NOMINAL)


def short_name(node: Node) -> str:
    """Return the abbreviation of an organization when it has one of 2 to 6 capitals ("EU"), else its name."""
    if node.type is NodeType.ORGANIZATION and " " in node.name:
        found = [
            alias for alias in node.aliases if alias.isupper() and alias.isalpha() and 2 <= len(alias) <= 6
        ]
        if found:
            return min(found, key=lambda alias: (len(alias), alias))
    return "US" if node.name == "United States" else node.name


def _nodes(reading: Reading, tokens: Iterable[Token]) -> list[Node]:
    return [arg.node for token in tokens for arg in entities(reading, token)]


def _modifiers(reading: Reading, token: Token) -> list[Node]:
    """Entities before a noun: possessor, demonym, compound."""
    found = []
    for item in children(token, "poss", "amod", "compound", "nmod"):
        found += _nodes(reading, [item])
        if not found or item.dep_ in {"amod", "compound"}:
            found += [m.node for m in reading.mentions_in(item.left_edge.i, item.i)]
    return list(dict.fromkeys(found))


def _membership(reading: Reading, token: Token) -> Arg | None:
    lem = lemma(token)
    inner = [c for c in clause_objects(token) if lemma(c) in _MEMBER_VERBS]
    if inner and lem in _MEMBER_NOUNS | {
        "effort",
        "push",
        "attempt",
        "desire",
        "wish",
        "plan",
        "hope",
        "idea",
        "prospect",
        "goal",
    }:
        found = _joining(reading, inner[0], _modifiers(reading, token))
        return _arg(found, token, inner[0].right_edge.i + 1) if found else None
    if any(lemma(c) in _MEMBER_VERBS and c.dep_ == "acl" and c.tag_ == "VBG" for c in token.children):
        verb = next(c for c in token.children if lemma(c) in _MEMBER_VERBS)
        found = _joining(reading, verb, _nodes(reading, [token]))
        return _arg(found, token, verb.right_edge.i + 1) if found else None
    if lem not in _MEMBER_NOUNS:
        return None
    nested = next((c for c in children(token, "compound") if lemma(c) in _MEMBER_NOUNS), None)
    own = _modifiers(reading, token) + (_modifiers(reading, nested) if nested is not None else [])
    after = _nodes(reading, prep_objects(token, "in/into/to/of/for/by/with/at"))
    orgs = [n for n in own + after if n.type is NodeType.ORGANIZATION]
    who = [n for n in own + after if n.type in {NodeType.COUNTRY, NodeType.LOCATION}]
    if not orgs or (
        lem in {"bid", "application", "ambition", "aspiration", "entry"} and not _joins(token, nested, orgs)
    ):
        return None
    found_node = _member_node(reading, orgs[-1] if not who else orgs[0], who)
    return _arg(found_node, token, _right(token))


def _joins(token: Token, nested: Token | None, orgs: list[Node]) -> bool:
    """A bid or entry is about membership only when it leads into a union, alliance or league."""
    return nested is not None or bool(orgs)


def _joining(reading: Reading, verb: Token, owners: list[Node]) -> Node | None:
    target = child(verb, "dobj")
    objects = _nodes(reading, ([target] if target is not None else []) + prep_objects(verb, "to/into"))
    orgs = [n for n in objects if n.type is NodeType.ORGANIZATION]
    subject = surface_subject(verb)
    who = owners or (_nodes(reading, [subject]) if subject is not None else [])
    return (
        _member_node(reading, orgs[0], [n for n in who if n.type in {NodeType.COUNTRY, NodeType.LOCATION}])
        if orgs
        else None
    )


def _member_node(reading: Reading, org: Node, who: list[Node]) -> Node:
    candidate = who[0] if who else _last_candidate(reading)
    about = [("organization", org)] + ([("candidate", candidate)] if candidate else [])
    name = f"{short_name(org)} membership" + (f" of {candidate.name}" if candidate else "")
    return make(name, TopicKind.MEMBERSHIP, about)


def _last_candidate(reading: Reading) -> Node | None:
    """The country whose membership was spoken of just before ("..., but joining NATO would be ...")."""
    last = reading.last_topic
    if last is None or last.node.kind is not TopicKind.MEMBERSHIP or not reading.coreference:
        return None
    wanted = next((about.entity for about in last.node.about if about.role == "candidate"), None)
    return next((m.node for m in reading.mentions if m.node.id == wanted), None)


def _enlargement(reading: Reading, token: Token) -> Arg | None:
    if lemma(token) not in _GROWTH:
        grown = any(c.dep_ == "amod" and c.lower_ in {"expanding", "growing"} for c in token.children)
        mention = reading.mention_at(token)
        if not grown or mention is None or mention.node.type is not NodeType.ORGANIZATION:
            return None
        return _arg(
            make(
                f"{short_name(mention.node)} enlargement",
                TopicKind.ENLARGEMENT,
                [("organization", mention.node)],
            ),
            token,
        )
    nodes = _modifiers(reading, token) + _nodes(reading, prep_objects(token, "of/by"))
    orgs = [n for n in nodes if n.type is NodeType.ORGANIZATION]
    if not orgs:
        return None
    return _arg(
        make(f"{short_name(orgs[0])} enlargement", TopicKind.ENLARGEMENT, [("organization", orgs[0])]),
        token,
        _right(token),
    )


def _guarantees(reading: Reading, token: Token) -> Arg | None:
    about_security = any(
        c.lower_ in {"security", "safety"} for c in token.children if c.dep_ in {"compound", "amod"}
    )
    if lemma(token) == "security" and child(token, "poss") is not None:
        who = _modifiers(reading, token)
    elif lemma(token) in _GUARD and about_security:
        who = _nodes(reading, prep_objects(token, "for/to/of"))
    else:
        return None
    givers = [
        n
        for n in _modifiers(reading, token) + _nodes(reading, prep_objects(token, "from/by"))
        if n not in who
    ]
    states = [n for n in who if n.type in {NodeType.COUNTRY, NodeType.LOCATION, NodeType.ORGANIZATION}]
    name = f"{short_name(givers[0])} security guarantees" if givers else "Security guarantees"
    name += f" for {' and '.join(sorted(n.name for n in states))}" if states else ""
    about = [("beneficiary", n) for n in states] + [("guarantor", n) for n in givers[:1]]
    return _arg(make(name, TopicKind.SECURITY_GUARANTEES, about), token, _right(token))


def _negotiation(reading: Reading, token: Token) -> Arg | None:
    if lemma(token) not in _TALKS:
        return None
    parties = _nodes(reading, prep_objects(token, "between/with/among")) + _modifiers(reading, token)
    parties = [n for n in parties if n.type is not NodeType.LOCATION]
    if len({n.id for n in parties}) != 2:
        return None
    first = "Peace negotiations" if any(c.lower_ == "peace" for c in token.children) else "Negotiations"
    names = sorted({n.name for n in parties})
    return _arg(
        make(
            f"{first} between {names[0]} and {names[1]}",
            TopicKind.NEGOTIATION,
            [("party", n) for n in parties],
        ),
        token,
        _right(token),
    )


def _supply(reading: Reading, token: Token) -> Arg | None:
    noun = token
    if lemma(token) in _SUPPLIES:
        goods = [c for c in token.children if c.dep_ in {"compound", "amod"} and lemma(c) in _SUPPLY]
        goods += [c for c in prep_objects(token, "of") if lemma(c) in _SUPPLY]
        if not goods:
            return None
        noun = goods[0]
    elif lemma(token) not in _SUPPLY:
        return None
    source = owner(reading, noun) or (owner(reading, token) if token is not noun else None)
    if source is None:
        return None
    to = _customers(reading, token)
    return _arg(supply_node(reading, noun, source, to[0] if to else None), token, _right(token))


def _customers(reading: Reading, token: Token) -> list[Node]:
    """Who gets the supply: "to X" beside the noun or its verb, or the subject that receives it."""
    states = {NodeType.COUNTRY, NodeType.LOCATION, NodeType.ORGANIZATION}
    found = _nodes(reading, prep_objects(token, "to"))
    verb = token.head
    if not found and is_verb(verb) and token.dep_ in {"nsubj", "nsubjpass", "dobj"}:
        found = _nodes(reading, prep_objects(verb, "to/into"))
        if not found and token.dep_ == "dobj" and lemma(verb) in _RECEIVE:
            subject = surface_subject(verb)
            found = _nodes(reading, [subject]) if subject is not None else []
    return [node for node in found if node.type in states]


def supply_node(reading: Reading, noun: Token, source: Arg, customer: Node | None) -> Node:
    """Build the topic of a flow: "Russian gas supply to Slovakia", or "Turkmen gas" when no customer is named."""
    adjective = (
        reading.annotated.doc[source.start : source.end].text
        if source.form is MentionForm.DEMONYM
        else source.node.name
    )
    good = lemma(noun)
    name = f"{adjective} {good}" + (f" supply to {customer.name}" if customer else "")
    about = [("supplier", source.node)] + ([("customer", customer)] if customer else [])
    return make(name, TopicKind.SUPPLY, about)


def _clause_topic(reading: Reading, verb: Token) -> Arg | None:
    """A clause as a proposition: joining, expanding, hosting, building ..."""
    if lemma(verb) in _MEMBER_VERBS:
        found = _joining(reading, verb, [])
        return _arg(found, verb, verb.right_edge.i + 1) if found else None
    if lemma(verb) in {"become", "be"}:
        member = next((c for c in children(verb, "attr") if lemma(c) in {"member", "part"}), None)
        orgs = (
            [n for n in _nodes(reading, prep_objects(member, "of")) if n.type is NodeType.ORGANIZATION]
            if member is not None
            else []
        )
        subject = surface_subject(verb)
        if orgs and subject is not None:
            who = [n for n in _nodes(reading, [subject]) if n.type in {NodeType.COUNTRY, NodeType.LOCATION}]
            return _arg(_member_node(reading, orgs[0], who), verb, verb.right_edge.i + 1) if who else None
    if lemma(verb) == "be":
        return _part(reading, verb)
    if lemma(verb) in _GROW:
        subject = surface_subject(verb)
        orgs = (
            [n for n in _nodes(reading, [subject]) if n.type is NodeType.ORGANIZATION]
            if subject is not None
            else []
        )
        return (
            _arg(
                make(
                    f"{short_name(orgs[0])} enlargement", TopicKind.ENLARGEMENT, [("organization", orgs[0])]
                ),
                verb,
            )
            if orgs
            else None
        )
    return _gerund(reading, verb)


def _gerund(reading: Reading, verb: Token) -> Arg | None:
    """As in "Australia hosting the climate forum": subject, gerund, object, with canonical names."""
    target = child(verb, "dobj")
    subject = surface_subject(verb)
    what = canonical_phrase(reading, target) if target is not None else ""
    if target is None or not what or lemma(target) in _VAGUE or target.lower_ in _SKIP:
        return None
    who = _nodes(reading, [subject]) if subject is not None and subject.i < verb.i else []
    if len(who) > 1:
        return None
    name = f"{gerund(lemma(verb))} {what}"
    name = f"{who[0].name} {name}" if who else name[0].upper() + name[1:]
    about = [("actor", n) for n in who] + [("object", n) for n in _nodes(reading, [target])]
    return _arg(make(name, TopicKind.PROPOSAL, about), verb, verb.right_edge.i + 1)


def gerund(stem: str) -> str:
    """Return the -ing form of a regular verb (host: hosting, make: making, cut: cutting)."""
    if stem.endswith("ie"):
        return stem[:-2] + "ying"
    if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")):
        return stem[:-1] + "ing"
    if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", stem):
        return stem + stem[-1] + "ing"
    return stem + "ing"


def _right(token: Token) -> int:
    """End of the phrase that belongs to the name: prepositions of/on/for/in/to with their objects, no clauses."""
    end = token.i + 1
    for item in token.children:
        if (
            item.i > token.i
            and item.dep_ == "prep"
            and item.lower_
            in {"of", "on", "for", "in", "to", "with", "into", "between", "at", "from", "against"}
        ):
            target = child(item, "pobj")
            if target is not None:
                end = max(end, _right(target), target.i + 1)
    return end


def _phrase(reading: Reading, token: Token) -> Arg | None:
    """A noun phrase of no special kind."""
    claim = (
        [c for c in clause_objects(token) if c.dep_ in {"acl", "ccomp"}] if lemma(token) in _CLAIMS else []
    )
    name = canonical_phrase(reading, token)
    if claim:
        return _claim_topic(reading, token, claim[0])
    if not name:
        return None
    end = _right(token)
    about = [("about", m.node) for m in reading.mentions_in(token.left_edge.i, end)]
    return _arg(make(name, _kind(token), about), token, end)


def _claim_topic(reading: Reading, token: Token, verb: Token) -> Arg | None:
    subject = surface_subject(verb)
    who = _nodes(reading, [subject]) if subject is not None else []
    if not who:
        return None
    nodes = [m.node for m in reading.mentions_in(verb.left_edge.i, verb.right_edge.i + 1)]
    rest = canonical_range(
        reading, subject.right_edge.i + 1 if subject is not None else verb.i, verb.right_edge.i + 1
    )
    name = f"Claim that {who[0].name} {rest}".rstrip(" .,\"'")
    return _arg(
        make(name, TopicKind.CLAIM, [("about", n) for n in {*nodes, who[0]}]), token, verb.right_edge.i + 1
    )


def _kind(token: Token) -> TopicKind:
    lem = lemma(token)
    return next((kind for kind, words in _KINDS if lem in words), TopicKind.POSITION)


def canonical_phrase(reading: Reading, token: Token) -> str:
    """Return the noun phrase below a word: no article, no relative clause, names canonical, possessors kept."""
    start, end = token.left_edge.i, _right(token)
    doc = reading.annotated.doc
    while start < token.i and (
        doc[start].dep_ in {"det", "predet", "punct", "cc", "preconj", "neg"}
        or doc[start].is_punct
        or doc[start].is_quote
    ):
        start += 1
    if (
        start < token.i
        and doc[start].dep_ == "poss"
        and doc[start].lower_ in {"its", "his", "her", "their", "our", "my", "your"}
    ):
        links = entities(reading, doc[start])
        rest = canonical_range(reading, start + 1, end)
        return f"{links[0].node.name}'s {rest}" if links else rest
    return canonical_range(reading, start, end)


def canonical_range(reading: Reading, start: int, end: int) -> str:
    """Return the words of a token range with entity names made canonical (demonyms stay as they are)."""
    doc = reading.annotated.doc
    parts: list[str] = []
    index = start
    while index < end:
        mention = reading.by_token.get(index)
        if (
            mention is not None
            and mention.start == index
            and mention.end <= end
            and mention.form is not MentionForm.DEMONYM
        ):
            parts.append(mention.node.name + doc[mention.end - 1].whitespace_)
            index = mention.end
            continue
        if not doc[index].is_quote:
            parts.append(doc[index].text_with_ws)
        index += 1
    return " ".join(_CLITIC.sub(r"\1", "".join(parts)).split()).strip(" ,;:.\"'")
