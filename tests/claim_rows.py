"""Claims as the rows of the rules' tables: ``subject | relation | object | polarity modality [phase] [by speaker]``."""

from graphbuild.extract import extract_batch
from graphbuild.ingest import read_text
from graphbuild.model import Claim


def row(claim: Claim) -> str:
    """Write a claim as the table does."""
    parts = [f"{claim.subject.name} | {claim.relation} | {claim.object.name} | {claim.polarity} {claim.modality}"]
    parts += [str(claim.phase)] if claim.phase else []
    parts += [f"by {claim.attribution[0].name}"] if claim.attribution else []
    return " ".join(parts)


def rows(text: str) -> list[str]:
    """Extract the claims of a text as rows; symmetric relations with the smaller name first are left as found."""
    return sorted(row(claim) for claim in extract_batch([read_text(text)])[0].claims)
