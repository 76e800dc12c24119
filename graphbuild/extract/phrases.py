"""The words of topics: noun phrases with canonical names, and the nodes built from them."""

import re
from collections.abc import Iterable
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.arguments import entities
from graphbuild.extract.lexicon import topic_words
from graphbuild.extract.reading import Arg, Reading
from graphbuild.extract.tree import child, children
from graphbuild.folding import slug
from graphbuild.model import About, MentionForm, Node, NodeType, TopicKind

#: Longer verbs that double their last letter as short ones do.
_STRESSED: Final = frozenset(
    "admit permit commit submit omit refer prefer defer compel expel rebel transfer control".split()
)
_CLITIC: Final = re.compile(r"\s+('s|'|n't|,|\.)(?=\s|$)")


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


def topic_arg(node: Node, token: Token, end: int | None = None) -> Arg:
    """Return a topic as an argument that spans the noun phrase up to ``end`` (tokens)."""
    start = min(token.left_edge.i, token.i)
    return Arg(node=node, start=start, end=max(end or 0, token.i + 1), form=MentionForm.NOMINAL)


def short_name(node: Node) -> str:
    """Return the abbreviation of an organization when it has one of 2 to 6 capitals ("EU"), else its name."""
    if node.type is NodeType.ORGANIZATION and " " in node.name:
        found = [alias for alias in node.aliases if alias.isupper() and alias.isalpha() and 2 <= len(alias) <= 6]
        if found:
            return min(found, key=lambda alias: (len(alias), alias))
    return "US" if node.name == "United States" else node.name


def nodes_of(reading: Reading, tokens: Iterable[Token]) -> list[Node]:
    """Return the entities that some words name, in order."""
    return [arg.node for token in tokens for arg in entities(reading, token)]


def modifiers(reading: Reading, token: Token) -> list[Node]:
    """Entities before a noun: possessor, demonym, compound."""
    found = []
    for item in children(token, "poss", "amod", "compound", "nmod"):
        found += nodes_of(reading, [item])
        if not found or item.dep_ in {"amod", "compound"}:
            found += [m.node for m in reading.mentions_in(item.left_edge.i, item.i)]
    return list(dict.fromkeys(found))


def gerund(stem: str) -> str:
    """Return the -ing form of a regular verb (host: hosting, make: making, cut: cutting)."""
    if stem.endswith("ie"):
        return stem[:-2] + "ying"
    if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")):
        return stem[:-1] + "ing"
    if stem in _STRESSED or re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", stem):
        return stem + stem[-1] + "ing"
    return stem + "ing"


def inflected(stem: str) -> str:
    """Return the third person of a regular verb (attack: attacks, supply: supplies, push: pushes)."""
    if re.search(r"[^aeiou]y$", stem):
        return stem[:-1] + "ies"
    return stem + ("es" if stem.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def phrase_end(token: Token) -> int:
    """End of the phrase that belongs to the name: prepositions of/on/for/in/to with their objects, no clauses."""
    end = token.i + 1
    for item in token.kids:
        if (
            item.i > token.i
            and item.dep_ == "prep"
            and item.lower_ in {"of", "on", "for", "in", "to", "with", "into", "between", "at", "from", "against"}
        ):
            target = child(item, "pobj")
            if target is not None:
                end = max(end, phrase_end(target), target.i + 1)
        elif item.dep_ == "appos" and item.pos_ == "PROPN" and item.left_edge.i == token.i + 1:
            end = max(end, item.i + 1)  # "the sale of the lender Belfius"
    taken = _taken_from(token) if end == token.i + 1 else None
    return max(phrase_end(taken), taken.i + 1) if taken is not None else end


def _taken_from(token: Token) -> Token | None:
    """As in "opposes the levy on cut flowers": what the levy is on, where the parser gave it to the verb."""
    if token.dep_ != "dobj" or token.lemma_ not in topic_words().take_on:
        return None
    prep = next((item for item in token.head.kids if item.i == token.i + 1 and item.lower_ == "on"), None)
    target = child(prep, "pobj") if prep is not None else None
    return target if target is not None and target.ent_type_ not in {"DATE", "TIME"} else None


def canonical_phrase(reading: Reading, token: Token) -> str:
    """Return the noun phrase below a word: no article, no relative clause, names canonical, possessors kept."""
    start, end = token.left_edge.i, phrase_end(token)
    doc = reading.annotated.doc
    while start < token.i and (
        doc.tokens[start].dep_ in {"det", "predet", "punct", "cc", "preconj", "neg"}
        or doc.tokens[start].is_punct
        or doc.tokens[start].is_quote
    ):
        start += 1
    if (
        start < token.i
        and doc.tokens[start].dep_ == "poss"
        and doc.tokens[start].lower_ in {"its", "his", "her", "their", "our", "my", "your"}
    ):
        links = entities(reading, doc.tokens[start])
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
            parts.append(mention.node.name + doc.tokens[mention.end - 1].whitespace_)
            index = mention.end
            continue
        if not doc.tokens[index].is_quote or doc.tokens[index].dep_ == "case":
            parts.append(doc.tokens[index].text_with_ws)
        index += 1
    return " ".join(_CLITIC.sub(r"\1", "".join(parts)).split()).strip(" ,;:.\"'")
