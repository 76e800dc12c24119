"""What commands that read articles tell: on standard error, and in the file of ``--report``."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from graphbuild.cli.options import messages
from graphbuild.cli.shortening import shortened
from graphbuild.errors import SkippedError

if TYPE_CHECKING:
    from graphbuild.pipeline.report import BuildReport


def told(run: "Callable[[], BuildReport]", report_file: Path | None) -> "BuildReport":
    """Run, and tell what was skipped, superseded or refused.

    Raises:
        SkippedError: Everything was skipped, or something under ``--strict``; the report file tells it, too.
    """
    from graphbuild.pipeline.report import write_report

    try:
        report = run()
    except SkippedError as error:
        if report_file is not None:
            write_report(report_file, None, error.skipped)
        raise
    if report_file is not None:
        write_report(report_file, report)
    console = messages()
    for line in report.notes:
        console.print(f"note: {line}", markup=False)
    for line in (*report.skipped, *report.refused):
        console.print(f"skipped: {shortened(line)}", markup=False)
    for version in report.superseded:
        console.print(f"version: {version}", markup=False)
    for line in report.gone:
        console.print(f"decision about what is gone: {line}", markup=False)
    return report
