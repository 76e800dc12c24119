"""Runs a fuzz target with atheris. Usage: python tests/fuzz/run.py reader|template|cypher [options of libFuzzer]"""

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))
with atheris.instrument_imports(include=["graphbuild"]):
    from fuzz_targets import TARGETS


def main() -> None:
    """Fuzz until an error, or as long as the options say."""
    name = sys.argv.pop(1)
    TARGETS[name](b"\0" + b"Norway met Finland in Oslo on Monday. " * 9)  # what is loaded once is not to be timed
    atheris.Setup([sys.argv[0], "-timeout=20", "-rss_limit_mb=2048", "-max_len=4096", *sys.argv[1:]], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
