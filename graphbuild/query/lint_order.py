"""Whether the rows of a template have one order: engines give rows that compare equal as they please."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from graphbuild.query.scanning import Token

_AGGREGATES = frozenset({"COUNT", "SUM", "MIN", "MAX", "AVG", "COLLECT", "STDEV"})
_KEYS = frozenset({"ID", "RID"})
_ENDS = frozenset({"LIMIT", "SKIP", "UNION", ";"})
Item = Sequence[Token]


def order_problems(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield what is wrong with the order of the last RETURN.

    It must name an id (``c.id``, or a column that is one), or every column that is no aggregate: rows that agree in
    all of these are the same row.
    """
    words = [token.upper for token in tokens]
    start = max((at for at, word in enumerate(words) if word == "RETURN"), default=-1)
    if start < 0:
        yield "there is no RETURN"
        return
    by = next((at for at in range(start, len(words) - 1) if words[at : at + 2] == ["ORDER", "BY"]), -1)
    if by < 0:
        yield "the last RETURN needs ORDER BY, with a column at its end that is unique"
        return
    columns = dict(map(_column, _items(tokens[start + 1 : by])))
    order = [_without_direction(item) for item in _items(tokens[by + 2 :])]
    named = {item[0].text for item in order if len(item) == 1}
    plain = {name for name, item in columns.items() if not _aggregates(item)}
    if not plain <= named and not any(_is_key(item, columns) for item in order):
        yield "ORDER BY needs a column that is unique, such as c.id, or all columns: rows that tie have no order"


def _items(tokens: Sequence[Token]) -> list[Item]:
    """Split at commas outside of brackets; LIMIT, SKIP and UNION end the list."""
    found: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += (token.text in "([{") - (token.text in ")]}")
        if depth == 0 and token.upper in _ENDS:
            break
        if depth == 0 and token.text == ",":
            found.append([])
        elif token.upper != "DISTINCT" or found[-1]:
            found[-1].append(token)
    return [item for item in found if item]


def _column(item: Item) -> tuple[str, Item]:
    """Return name and expression; without AS the text of the expression is the name."""
    if len(item) > 2 and item[-2].upper == "AS":
        return item[-1].text, item[:-2]
    return "".join(token.text for token in item), item


def _without_direction(item: Item) -> Item:
    return item[:-1] if len(item) > 1 and item[-1].upper in ("ASC", "DESC", "ASCENDING", "DESCENDING") else item


def _aggregates(item: Item) -> bool:
    return any(token.upper in _AGGREGATES for token in item)


def _is_key(item: Item, columns: dict[str, Item]) -> bool:
    if len(item) == 1 and item[0].text in columns:
        source = columns[item[0].text]
        return item[0].upper in _KEYS or (source is not item and _ends_in_key(source))
    return _ends_in_key(item)


def _ends_in_key(item: Item) -> bool:
    texts = [token.upper for token in item]
    return any(first == "." and second in _KEYS for first, second in pairwise(texts))
