"""Writes docs/formats.md from the table of formats in the tests."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Write the page."""
    sys.path.insert(0, str(ROOT / "tests"))
    from export_formats import document  # noqa: PLC0415 - after the path is known

    (ROOT / "docs" / "formats.md").write_text(document(), "utf-8")


if __name__ == "__main__":
    main()
