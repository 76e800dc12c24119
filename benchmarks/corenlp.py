"""Measures Stanford CoreNLP, which also makes triples of text, beside the extraction, on the same generated articles.

Usage: python -m benchmarks.corenlp [--corenlp FOLDER] [--articles N]

``--corenlp`` (or ``$CORENLP_HOME``) is a folder of CoreNLP's jars with its models; without it Maven fetches them once
into the cache folder (500 MB). Without Java or Maven the run is skipped and says so. Both commands are run over N and
over 2N articles, and the differences of their processor times are compared: loading falls out.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpus import corpus
from benchmarks.start import seconds
from graphbuild.store.neo4j_jars import cache_folder

VERSION = "4.5.10"
#: Triples by its open information extraction, and the names that graphbuild's claims carry.
ANNOTATORS = "tokenize,pos,lemma,ner,depparse,natlog,openie"
MORE = ("-ner.applyFineGrained", "false", "-ner.buildEntityMentions", "false", "-threads", "1")
_DEPENDENCY = "<dependency><groupId>edu.stanford.nlp</groupId><artifactId>stanford-corenlp</artifactId>{}</dependency>"
_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId><artifactId>corenlp-home</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>{}</dependencies>
</project>
"""


class AbsentError(Exception):
    """CoreNLP cannot be run here; the message says why."""


def jars(given: str | None) -> Path:
    """Return the folder of the jars; it is filled first where it is not given.

    Raises:
        AbsentError: Java, Maven or the jars cannot be had.
    """
    if not shutil.which("java"):
        raise AbsentError("Java is not installed")
    if named := given or os.environ.get("CORENLP_HOME"):
        if not any(Path(named).glob("stanford-corenlp-*models*.jar")):
            raise AbsentError(f"no stanford-corenlp-*-models.jar in {named}")
        return Path(named)
    found = cache_folder() / "corenlp" / VERSION
    if not (found / "lib").is_dir():
        _fetch(found)
    return found / "lib"


def _fetch(folder: Path) -> None:
    if not shutil.which("mvn"):
        raise AbsentError("Maven is not installed and --corenlp names no folder")
    folder.mkdir(parents=True, exist_ok=True)
    kinds = [f"<version>{VERSION}</version>{more}" for more in ("", "<classifier>models</classifier>")]
    (folder / "pom.xml").write_text(_POM.format("".join(map(_DEPENDENCY.format, kinds))), "utf-8")
    command = ["mvn", "-B", "-ntp", "dependency:copy-dependencies", f"-DoutputDirectory={folder / 'partial'}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    if done.returncode:
        reason = next((line for line in done.stdout.splitlines() if "ERROR" in line), "no reason given")
        raise AbsentError(f"Maven could not fetch it: {reason}")
    (folder / "partial").rename(folder / "lib")


def _commands(folder: Path, lib: Path, number: int) -> tuple[Sequence[str], Sequence[str]]:
    """Write so many articles and return the commands that analyse them."""
    texts = folder / f"texts-{number}"
    texts.mkdir()
    for at, article in enumerate(corpus(number)):
        (texts / f"{at}.txt").write_text(article["text"], "utf-8")
    names = folder / f"files-{number}.txt"
    names.write_text("\n".join(str(path) for path in sorted(texts.iterdir())), "utf-8")
    tool = ["java", "-Xmx4g", "-cp", f"{lib}/*", "edu.stanford.nlp.pipeline.StanfordCoreNLP", *MORE]
    peer = [*tool, "-annotators", ANNOTATORS, "-filelist", str(names), "-outputDirectory", str(folder / "triples")]
    own = [sys.executable, "-m", "graphbuild", "build", str(texts), "-o", str(folder / f"out-{number}")]
    return [*own, "--workers", "1"], [*peer, "-outputFormat", "json"]


def measure(lib: Path, articles: int) -> tuple[float, float]:
    """Return the processor seconds of graphbuild's whole build and of CoreNLP for so many articles, without loading."""
    with tempfile.TemporaryDirectory(prefix="graphbuild-corenlp-") as name:
        sizes = [_commands(Path(name), lib, number) for number in (articles, 2 * articles)]
        (own, peer), (own_more, peer_more) = [tuple(map(seconds, commands)) for commands in sizes]
    return own_more - own, peer_more - peer


def main() -> None:
    """Measure and print, or say why not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corenlp", help="folder of CoreNLP's jars")
    parser.add_argument("--articles", type=int, default=100)
    given = parser.parse_args()
    try:
        own, peer = measure(jars(given.corenlp), given.articles)
    except AbsentError as reason:
        sys.stdout.write(f"skipped: {reason}\n")
        return
    sys.stdout.write(
        f"{given.articles} more articles, processor time: CoreNLP {VERSION} ({ANNOTATORS}) {peer:.1f} s, a whole build "
        f"by graphbuild {own:.1f} s; CoreNLP by graphbuild {peer / own:.1f}\n"
    )


if __name__ == "__main__":
    main()
