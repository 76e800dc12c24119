"""From a teaser to the whole article: fetches what an entry of a feed links to, when fetching was asked for."""

from collections.abc import Callable, Iterator

from graphbuild.ingest.drafts import Draft
from graphbuild.ingest.sources import Skipped, Source

Read = Callable[[Source], Iterator[Draft | Skipped]]


def followed(draft: Draft, fetch: Callable[[str], Source | Skipped], read: Read) -> Iterator[Draft | Skipped]:
    """Yield the whole article behind a draft, with what the feed says of it.

    When it cannot be had, that is told, and the teaser stands for it if there is one.
    """
    found = fetch(draft.link)
    pages = [found] if isinstance(found, Skipped) else [*read(found)]
    whole = [page for page in pages if isinstance(page, Draft)]
    for page in whole:
        known = {name: value for name, value in page.fields.items() if value}
        date = draft.fields.get("date") or known.get("date", "")
        yield Draft(path=draft.path, fields={**draft.fields, "url": draft.link, **known, "date": date})
    yield from (page for page in pages if isinstance(page, Skipped))
    if not whole and draft.fields.get("text"):
        yield Draft(path=draft.path, fields=draft.fields)
