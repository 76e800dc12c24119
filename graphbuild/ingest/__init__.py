"""Reads articles from files and cleans their text."""

from graphbuild.ingest.cleaning import Block, BlockKind, Cleaned, Removed, clean

__all__ = ["Block", "BlockKind", "Cleaned", "Removed", "clean"]
