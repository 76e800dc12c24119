"""The fuzz targets without the fuzzer: what once broke them, and a few inputs of each kind."""

import pytest
from fuzz_targets import TARGETS

#: Target and input, in the order in which they were found.
CRASHES = [
    # A quote that is not closed: the message did not name the file.
    ("template", b"// title: a\n// description: b\n// group: c\n// returns: rows\nRETURN '1"),
]
SEEDS = [
    ("reader", b""),
    ("reader", b'\x02{"text": "Norway met Finland."}'),
    ("reader", b"\x09[default]\ndate = 2024-01-01\n"),
    ("reader", b"\xc9<html><p>" + b"Norway met Finland in Oslo on Monday. " * 9),
    ("reader", b"\xc8%PDF-1.4\n"),
    ("template", b"// title: x\nMATCH (n) RETURN n"),
    ("template", b"\xff\xfe//"),
    ("cypher", b"MATCH (n) DELETE n"),
    ("cypher", b"MATCH (n {name: '\\u0027"),
]


@pytest.mark.parametrize(("target", "data"), CRASHES + SEEDS)
def test_target(target: str, data: bytes) -> None:
    TARGETS[target](data)
