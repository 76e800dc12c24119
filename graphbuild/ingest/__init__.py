"""Reads articles from files and cleans their text."""

from graphbuild.ingest.cleaning import Block, BlockKind, Cleaned, Removed, clean
from graphbuild.ingest.copies import Superseded, merge_copies
from graphbuild.ingest.fetching import Fetcher
from graphbuild.ingest.limits import Limits, parse_limits
from graphbuild.ingest.options import ReadingOptions, parse_mapping
from graphbuild.ingest.pdf_reader import page_of
from graphbuild.ingest.reading import Articles, iter_articles, read_articles
from graphbuild.ingest.sources import Skipped
from graphbuild.ingest.texts import read_text

__all__ = [
    "Articles",
    "Block",
    "BlockKind",
    "Cleaned",
    "Fetcher",
    "Limits",
    "ReadingOptions",
    "Removed",
    "Skipped",
    "Superseded",
    "clean",
    "iter_articles",
    "merge_copies",
    "page_of",
    "parse_limits",
    "parse_mapping",
    "read_articles",
    "read_text",
]
