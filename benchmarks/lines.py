"""The lines of the table: what was measured, the figure, and what it has to be."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks import exports, growth, stages, start, workers
from benchmarks.corpus import ROOT
from benchmarks.memory import measure as measure_memory

#: Where the full check installs the wheel.
WHEEL = ROOT / ".cache" / "wheel-venv" / "bin" / "python"
BEFORE = (500, 2000)
#: Seconds after which one of these is given up.
PATIENCE = 1800
#: Modules of their own, whose output is shown as it is: name, and options that keep them within minutes.
WHOLE: Mapping[str, tuple[str, ...]] = {
    "load.py": ("--claims", "3000", "--rounds", "3"),
    "templates.py": ("--claims", "50000", "--rounds", "5"),
    "increment.py": ("--claims", "100", "10000", "100000", "--articles", "5", "--open", "0"),
    "page.py": ("--sizes", "500/2000", "--rounds", "1", "--patience", "20"),
    "resolve.py": (),
    "corenlp.py": (),
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line.

    Attributes:
        what: What was measured, by what.
        figure: The ratio or exponent.
        least: It has to be at least this.
        most: It has to be at most this.
        note: How it came about.
    """

    what: str
    figure: float
    least: float | None = None
    most: float | None = None
    note: str = ""

    @property
    def held(self) -> bool:
        """Whether the bar holds."""
        return (self.least is None or self.figure >= self.least) and (self.most is None or self.figure <= self.most)

    def row(self) -> str:
        """Return the line as a row of a table."""
        bar = f"at least {self.least}" if self.least is not None else f"at most {self.most}" if self.most else "-"
        verdict = "" if bar == "-" else "holds" if self.held else "**does not hold**"
        return f"| {self.what} | {self.figure:.2f} | {bar} | {verdict} | {self.note} |"


def of_cost() -> list[Line]:
    """The extraction beside the bare parse: of the wheel, where ``scripts/check`` installed it, and of the sources."""
    lines = []
    for python, path in ((str(WHEEL), ""), (sys.executable, str(ROOT))):
        if Path(python).exists():
            found = cost_of(python, path)
            how = "compiled" if found["compiled"] else "from source"
            note = f"{found['own']:.2f} s beside {found['bare']:.2f} s of processor time"
            what = f"everything but spaCy, by bare `nlp.pipe`, rules {how}"
            lines.append(Line(what=what, figure=found["own"] / found["bare"], most=0.15, note=note))
            lines.append(Line(what="of it cleaning", figure=found["cleaning"] / found["bare"]))
    return lines


def cost_of(python: str, path: str) -> dict[str, float]:
    """Return the seconds that ``cost.py`` measures with this interpreter and this search path."""
    command = [python, str(ROOT / "benchmarks" / "cost.py"), "--json", str(ROOT / "data" / "articles")]
    environment = {**os.environ, "PYTHONPATH": path}
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True, env=environment)  # noqa: S603
    found: dict[str, float] = json.loads(done.stdout)
    return found


def of_stages() -> list[Line]:
    """Stages of a build in per cent of all of them."""
    found = dict(stages.measure(100, 3))
    whole, total = found.pop(stages.WHOLE), sum(found.values())
    shares = [
        Line(what=f"{what}, %", figure=100 * taken / total, note=f"{taken:.2f} s") for what, taken in found.items()
    ]
    return [*shares, Line(what=f"all of them by {stages.WHOLE}, %", figure=100 * total / whole, note=f"{whole:.2f} s")]


def of_workers() -> list[Line]:
    """Two workers beside one."""
    found = workers.measure(1500)
    same = "rows are the same" if found.same else "ROWS DIFFER"
    note = f"{found.words:,} words, {found.rate:,.0f} words per processor second; {same}"
    return [
        Line(what="2 workers by 1, processor time: idle cores", figure=found.loaded, least=1.7, note=note),
        Line(what="the same, with the start of the workers", figure=found.processor),
        Line(what="2 workers by 1, clock on this machine at this moment", figure=found.clock),
    ]


def of_start() -> list[Line]:
    """Commands beside what they cannot do without."""
    best = start.measure(5)
    pairs = (
        ("graphbuild --help", "import click", 2.0),
        ("graphbuild query articles", "import kglite", None),
        ("graphbuild build, one article", "load the model", None),
    )
    return [
        Line(what=f"`{own}` by {peer}", figure=best[own] / best[peer], most=most, note=f"{best[own]:.2f} s")
        for own, peer, most in pairs
    ]


def of_exports() -> list[Line]:
    """Exports beside networkx' GraphML."""
    best = exports.measure(5000)
    peer = best.pop(exports.PEER)
    return [Line(what=f"{name} by networkx' GraphML", figure=taken / peer) for name, taken in best.items()]


def of_growth() -> list[Line]:
    """Exponents of growth."""
    found = growth.measure(2000, 40)
    return [
        Line(what=f"growth of {stage}", figure=growth.exponent(times), most=1.1, note=f"{times[-1]:.2f} s at the end")
        for stage, times in found.items()
    ]


def of_memory() -> list[Line]:
    """Memory while articles are analysed."""
    small, large = (measure_memory(number, 3)[1] for number in BEFORE)
    what = f"memory while analysing, {BEFORE[1]:,} articles by {BEFORE[0]:,}"
    return [Line(what=what, figure=large.analysis / small.analysis, most=1.1, note=f"{large.analysis:,.0f} MB")]


SECTIONS: Mapping[str, Callable[[], list[Line]]] = {
    "cost": of_cost,
    "stages": of_stages,
    "workers": of_workers,
    "start": of_start,
    "exports": of_exports,
    "growth": of_growth,
    "memory": of_memory,
}


def output_of(module: str) -> str:
    """Run a module of its own and return what it prints."""
    command = [sys.executable, "-m", f"benchmarks.{module.removesuffix('.py')}", *WHOLE[module]]
    try:
        done = subprocess.run(  # noqa: S603 - our own words
            command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return f"given up after {PATIENCE} s\n"
    return done.stdout if done.returncode == 0 else f"{done.stdout}failed: {done.stderr.strip().splitlines()[-1:]}\n"
