"""Finds the files that people edit without Python: queries/, viz/ and data/.

In a wheel they are packed under ``graphbuild/_assets``; in a checkout they stand beside the package.
The packed copy is looked up first: an unrelated folder called ``queries`` in site-packages must never win.
"""

from pathlib import Path

from graphbuild.errors import InputError

_PACKAGE = Path(__file__).resolve().parent


def asset(name: str) -> Path:
    """Return the path of an asset such as ``"queries"`` or ``"data/ontology.toml"``.

    Args:
        name: Path below the project root, with forward slashes.

    Raises:
        InputError: The asset is in neither place; the installation is incomplete.
    """
    for root in (_PACKAGE / "_assets", _PACKAGE.parent):
        candidate = root / name
        if candidate.exists():
            return candidate
    raise InputError(
        f"asset {name!r} not found beside {_PACKAGE}: the installation is incomplete, reinstall graphbuild"
    )
