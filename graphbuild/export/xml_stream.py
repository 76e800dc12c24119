"""Writes XML element by element, so that memory does not grow with the number of elements."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO
from xml.sax.saxutils import quoteattr

_STEP = "  "


class XmlStream:
    """An XML file in UTF-8 that is written from its start to its end, indented."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._depth = 0
        self._write("<?xml version='1.0' encoding='utf-8'?>")

    @contextmanager
    def inside(self, tag: str, attributes: Mapping[str, str] | None = None) -> Iterator[None]:
        """Write the start of an element, what the block writes, and its end."""
        self._write(f"<{tag}{''.join(f' {name}={quoteattr(text)}' for name, text in (attributes or {}).items())}>")
        self._depth += 1
        yield
        self._depth -= 1
        self._write(f"</{tag}>")

    def add(self, element: ET.Element) -> None:
        """Write a whole element."""
        ET.indent(element, level=self._depth)
        self._write(ET.tostring(element, encoding="unicode"))

    def _write(self, text: str) -> None:
        self._file.write(f"{_STEP * self._depth}{text}\n".encode())
