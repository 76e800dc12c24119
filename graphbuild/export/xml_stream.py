"""Writes XML element by element, so that memory does not grow with the number of elements."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO
from xml.sax.saxutils import escape, quoteattr

_STEP = "  "


#: What stands for something else in values of attributes, beside what does in texts.
_VALUE = {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"}


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
        lines: list[str] = []
        _write_element(element, _STEP * self._depth, lines)
        self._file.write("".join(lines).encode())

    def _write(self, text: str) -> None:
        self._file.write(f"{_STEP * self._depth}{text}\n".encode())


def _write_element(element: ET.Element, indent: str, lines: list[str]) -> None:
    """Write what ``ET.indent`` and ``ET.tostring`` make of an element without mixed content, in half of their time."""
    values = "".join([f' {name}="{escape(text, _VALUE)}"' for name, text in element.items()])
    if len(element):
        lines.append(f"{indent}<{element.tag}{values}>\n")
        for part in element:
            _write_element(part, indent + _STEP, lines)
        lines.append(f"{indent}</{element.tag}>\n")
    elif element.text:
        lines.append(f"{indent}<{element.tag}{values}>{escape(element.text)}</{element.tag}>\n")
    else:
        lines.append(f"{indent}<{element.tag}{values} />\n")
