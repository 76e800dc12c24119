"""Topics of special kinds, named from their parts: membership, enlargement, guarantees, negotiations, supply."""

from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.arguments import entities, owner
from graphbuild.extract.lexicon import topic_words
from graphbuild.extract.phrases import make, modifiers, nodes_of, phrase_end, short_name, topic_arg
from graphbuild.extract.reading import Arg, Reading
from graphbuild.extract.roles import PARTS
from graphbuild.extract.subjects import deep_subjects, surface_subject
from graphbuild.extract.tree import child, children, clause_objects, is_verb, prep_objects
from graphbuild.model import Node, NodeType, TopicKind

_TRADERS: Final = frozenset({NodeType.COUNTRY, NodeType.LOCATION, NodeType.ORGANIZATION})


def membership(reading: Reading, token: Token) -> Arg | None:
    """As in "EU membership of Serbia", however it is worded: a bid, joining, accession, a seat."""
    lem = token.lemma_
    inner = [c for c in clause_objects(token) if c.lemma_ in topic_words().member_verbs]
    if inner and (lem in topic_words().member_nouns or lem in topic_words().wishes):
        found = joining(reading, inner[0], modifiers(reading, token))
        return topic_arg(found, token, inner[0].right_edge.i + 1) if found else None
    if any(c.lemma_ in topic_words().member_verbs and c.dep_ == "acl" and c.tag_ == "VBG" for c in token.kids):
        verb = next(c for c in token.kids if c.lemma_ in topic_words().member_verbs)
        found = joining(reading, verb, nodes_of(reading, [token]))
        return topic_arg(found, token, verb.right_edge.i + 1) if found else None
    admitted = _admitted(reading, token)
    if admitted is not None:
        return admitted
    if lem not in topic_words().member_nouns:
        return None
    nested = next((c for c in children(token, "compound") if c.lemma_ in topic_words().member_nouns), None)
    own = modifiers(reading, token) + (modifiers(reading, nested) if nested is not None else [])
    into = lem in {"membership", "accession", "entry", "admission"}
    after = nodes_of(reading, prep_objects(token, "in/into/to/of/for/by/with/at" if into else "into/to"))
    if into and token.dep_ == "dobj" and is_verb(token.head):
        after += nodes_of(reading, prep_objects(token.head, "to/for"))
    orgs = [n for n in own + after if n.type is NodeType.ORGANIZATION]
    who = [n for n in own + after if n.type in {NodeType.COUNTRY, NodeType.LOCATION}]
    if not orgs and lem in {"accession", "membership", "entry"}:
        orgs = _last_union(reading, token)
    if lem in topic_words().loose and _for_a_deed(token):
        return None  # a bid to buy, to host
    if not orgs or (
        lem in {"bid", "application", "ambition", "aspiration", "entry"} and not _joins(token, nested, orgs)
    ):
        return None
    found_node = member_node(reading, orgs[-1] if not who else orgs[0], who)
    return topic_arg(found_node, token, phrase_end(token))


def _for_a_deed(noun: Token) -> bool:
    """Whether an infinitive says what a bid is for."""
    return any(c.dep_ == "acl" and child(c, "aux") is not None for c in noun.kids)


def _admitted(reading: Reading, token: Token) -> Arg | None:
    """As in "accept Moldova in the EU", "wants Georgia in NATO": the candidate with the union beside it."""
    mention, verb = reading.mention_at(token), token.head
    if mention is None or mention.node.type is not NodeType.COUNTRY or token.dep_ not in {"dobj", "pobj"}:
        return None
    if mention.end < len(token.doc) and token.doc.tokens[mention.end].lemma_ in topic_words().member_verbs:
        verb = token.doc.tokens[
            mention.end
        ]  # "does not object to Moldova joining the EU", wherever the parser hangs it
        found = joining(reading, verb, [mention.node]) if verb.tag_ == "VBG" else None
        return topic_arg(found, token, verb.right_edge.i + 1) if found else None
    words = prep_objects(token, "in/into") + _right_after(token, mention.end)
    if verb.lemma_ in {"accept", "admit", "want", "see", "welcome", "let", "have", "take", "tolerate"}:
        words += prep_objects(verb, "in/into")
    inside = nodes_of(reading, words)
    orgs = [n for n in inside if n.type is NodeType.ORGANIZATION]
    return topic_arg(member_node(reading, orgs[0], [mention.node]), token) if orgs else None


def _joins(token: Token, nested: Token | None, orgs: list[Node]) -> bool:
    """A bid or entry is about membership only when it leads into a union, alliance or league."""
    return nested is not None or bool(orgs)


def joining(reading: Reading, verb: Token, owners: list[Node]) -> Node | None:
    """Return the membership that a verb of joining speaks of."""
    target = child(verb, "dobj")
    objects = nodes_of(reading, ([target] if target is not None else []) + prep_objects(verb, "to/into"))
    orgs = [n for n in objects if n.type is NodeType.ORGANIZATION]
    subject = surface_subject(verb)
    who = owners or (nodes_of(reading, [subject]) if subject is not None else [])
    return (
        member_node(reading, orgs[0], [n for n in who if n.type in {NodeType.COUNTRY, NodeType.LOCATION}])
        if orgs
        else None
    )


def member_node(reading: Reading, org: Node, who: list[Node]) -> Node:
    """Build "ORG membership of X"; a missing candidate is the one spoken of just before."""
    candidate = who[0] if who else _last_candidate(reading)
    about = [("organization", org)] + ([("candidate", candidate)] if candidate else [])
    name = f"{short_name(org)} membership" + (f" of {candidate.name}" if candidate else "")
    return make(name, TopicKind.MEMBERSHIP, about)


def _right_after(token: Token, end: int) -> list[Token]:
    """As in "stood against Moldova in the EU": the union directly behind, wherever the parser hangs it."""
    if end + 1 >= len(token.doc) or token.doc.tokens[end].lower_ not in {"in", "into"}:
        return []
    held = child(token.doc.tokens[end], "pobj")
    return [held] if held is not None else []


def _last_union(reading: Reading, token: Token) -> list[Node]:
    """The union that somebody joins or wants to join in this sentence or the one before ("..., but A opposes it")."""
    if reading.last_union is None or not reading.coreference:
        return []
    union, at = reading.last_union
    return [union] if at >= min(sent.start for sent in reading.window(token, 1)) else []


def _last_candidate(reading: Reading) -> Node | None:
    """The country whose membership was spoken of just before ("..., but joining NATO would be ...")."""
    last = reading.last_topic
    if last is None or last.node.kind is not TopicKind.MEMBERSHIP or not reading.coreference:
        return None
    wanted = next((about.entity for about in last.node.about if about.role == "candidate"), None)
    return next((m.node for m in reading.mentions if m.node.id == wanted), None)


def enlargement(reading: Reading, token: Token) -> Arg | None:
    """As in "NATO enlargement": expansion of, or an expanding, organization."""
    if token.lemma_ not in topic_words().growth:
        grown = any(c.dep_ == "amod" and c.lower_ in {"expanding", "growing"} for c in token.kids)
        mention = reading.mention_at(token)
        if not grown or mention is None or mention.node.type is not NodeType.ORGANIZATION:
            return None
        return topic_arg(
            make(
                f"{short_name(mention.node)} enlargement",
                TopicKind.ENLARGEMENT,
                [("organization", mention.node)],
            ),
            token,
        )
    nodes = modifiers(reading, token) + nodes_of(reading, prep_objects(token, "of/by"))
    orgs = [n for n in nodes if n.type is NodeType.ORGANIZATION]
    if not orgs:
        return None
    return topic_arg(
        make(f"{short_name(orgs[0])} enlargement", TopicKind.ENLARGEMENT, [("organization", orgs[0])]),
        token,
        phrase_end(token),
    )


def guarantees(reading: Reading, token: Token) -> Arg | None:
    """As in "Security guarantees for X", with the guarantor first when one is named."""
    about_security = any(c.lower_ in {"security", "safety"} for c in token.kids if c.dep_ in {"compound", "amod"})
    if token.lemma_ == "security" and child(token, "poss") is not None:
        who = modifiers(reading, token)
    elif token.lemma_ in topic_words().guarantees and about_security:
        who = nodes_of(reading, prep_objects(token, "for/to/of"))
    else:
        return None
    givers = [n for n in modifiers(reading, token) + nodes_of(reading, prep_objects(token, "from/by")) if n not in who]
    states = [n for n in who if n.type in {NodeType.COUNTRY, NodeType.LOCATION, NodeType.ORGANIZATION}]
    name = f"{short_name(givers[0])} security guarantees" if givers else "Security guarantees"
    name += f" for {states[0].name}" if states else ""  # others in the list: see topic_parties
    about = [("beneficiary", n) for n in states[:1]] + [("guarantor", n) for n in givers[:1]]
    return topic_arg(make(name, TopicKind.SECURITY_GUARANTEES, about), token, phrase_end(token))


def negotiation(reading: Reading, token: Token) -> Arg | None:
    """As in "Peace negotiations between A and B": exactly two parties."""
    if token.lemma_ not in topic_words().talks:
        return None
    parties = nodes_of(reading, prep_objects(token, "between/with/among")) + modifiers(reading, token)
    parties = [n for n in parties if n.type is not NodeType.LOCATION]
    if len({n.id for n in parties}) != 2:
        return None
    first = "Peace negotiations" if any(c.lower_ == "peace" for c in token.kids) else "Negotiations"
    names = sorted({n.name for n in parties})
    return topic_arg(
        make(
            f"{first} between {names[0]} and {names[1]}",
            TopicKind.NEGOTIATION,
            [("party", n) for n in parties],
        ),
        token,
        phrase_end(token),
    )


def supply(reading: Reading, token: Token) -> Arg | None:
    """As in "gas supply of A to B"."""
    noun = token
    if token.lemma_ in topic_words().supplies:
        goods = [c for c in token.kids if c.dep_ in {"compound", "amod"} and c.lemma_ in topic_words().goods]
        goods += [c for c in prep_objects(token, "of") if c.lemma_ in topic_words().goods]
        if not goods:
            return None
        noun = goods[0]
    elif token.lemma_ not in topic_words().goods:
        return None
    source = owner(reading, noun) or (owner(reading, token) if token is not noun else None) or _seller(reading, token)
    to = _customers(reading, token)
    if source is not None and source.node in to:
        source = _seller(reading, token)  # "A gets its gas from B": the gas of B
    if source is None:
        return None
    return topic_arg(supply_node(noun, source, to[0] if to else None), token, phrase_end(token))


def _seller(reading: Reading, token: Token) -> Arg | None:
    """As in "A sells gas to B", "the gas that A sells to B", "B gets gas from A"."""
    whole = _amount(token)
    verb = whole.head if whole.dep_ == "dobj" else child(token, "relcl")
    if verb is None or not is_verb(verb):
        return None
    words = deep_subjects(verb) if verb.lemma_ in topic_words().give else []
    if verb.lemma_ in topic_words().receive:
        words = prep_objects(verb, "from")
    found = [arg for word in words for arg in entities(reading, word)]
    return found[0] if len(found) == 1 and found[0].node.type in _TRADERS else None


def _customers(reading: Reading, token: Token) -> list[Node]:
    """Who gets the supply: "to X" beside the noun or its verb, or the subject that receives it."""
    found = nodes_of(reading, prep_objects(token, "to"))
    bound = child(token, "acl")
    if not found and bound is not None and bound.lemma_ in {"bind", "bound", "destine", "mean", "intend"}:
        found = nodes_of(reading, prep_objects(bound, "for"))
    relative = child(token, "relcl")
    if not found and relative is not None and relative.lemma_ in topic_words().give:
        found = nodes_of(reading, prep_objects(relative, "to"))
    token = _amount(token)
    verb = token.head
    if not found and is_verb(verb) and token.dep_ in {"nsubj", "nsubjpass", "dobj"}:
        found = nodes_of(reading, prep_objects(verb, "to/into"))
        if not found and token.dep_ == "dobj" and verb.lemma_ in topic_words().receive:
            subject = surface_subject(verb)
            found = nodes_of(reading, [subject]) if subject is not None else []
        if not found and verb.lemma_ == "reach":
            found = nodes_of(reading, children(verb, "dobj"))
    return [node for node in found if node.type in _TRADERS]


def _amount(token: Token) -> Token:
    """As in "most of its gas": the amount stands where the goods would."""
    above = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    return above if above.lemma_ in PARTS or above.pos_ in {"NUM", "PRON"} else token


def supply_node(noun: Token, source: Arg, customer: Node | None) -> Node:
    """Build the topic of a flow: "gas supply of Russia to Slovakia", without "to" when no customer is named."""
    goods = "oil" if noun.lemma_ in {"crude", "petroleum"} else noun.lemma_
    name = f"{goods} supply of {source.node.name}" + (f" to {customer.name}" if customer else "")
    about = [("supplier", source.node)] + ([("customer", customer)] if customer else [])
    return make(name, TopicKind.SUPPLY, about)
