"""Writes hashes.txt: the packages that graphbuild runs with, by version and by the hash of the file that pip takes.

Usage: python scripts/hashes.py

The versions are those of constraints.txt. pip is asked what it would install on this platform; nothing is installed.
`pip install --require-hashes --no-deps -r hashes.txt` then takes exactly these files on a machine of the same kind.
"""

import json
import re
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "hashes.txt"
HEAD = """# Written by `python scripts/hashes.py` for {kind}; do not edit.
# What runs with graphbuild: pip install --require-hashes --no-deps -r hashes.txt
"""


def main() -> None:
    """Ask pip and write the file."""
    needs = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--only-binary", ":all:"]
    command += ["--quiet", "--report", "-", "--constraint", str(ROOT / "constraints.txt"), *needs]
    report = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    lines = {}
    for item in report["install"]:
        name = re.sub(r"[-_.]+", "-", item["metadata"]["name"]).lower()
        digest = item["download_info"]["archive_info"]["hashes"]["sha256"]
        lines[name] = f"{name}=={item['metadata']['version']} --hash=sha256:{digest}"
    kind = f"CPython {sys.version_info.major}.{sys.version_info.minor}, {sysconfig.get_platform()}"
    LOCK.write_text(HEAD.format(kind=kind) + "\n".join(lines[name] for name in sorted(lines)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
