"""The jars of Neo4j Community, fetched once from Maven Central into a cache folder."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from graphbuild.errors import StoreError

VERSION = "5.26.30"
#: neo4j-server brings the server; neo4j adds the record storage engine, without which it has none.
_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId><artifactId>neo4j-home</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>{version}</version>
    </dependency>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{version}</version></dependency>
  </dependencies>
</project>
"""


def cache_folder() -> Path:
    """Where jars and the server's home are kept: ``$GRAPHBUILD_CACHE``, else a folder in the user's cache."""
    if chosen := os.environ.get("GRAPHBUILD_CACHE"):
        return Path(chosen).absolute()
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "graphbuild"


def missing_tools() -> str:
    """Return what has to be installed first, in words; empty when everything is there."""
    needed = ["java"] if jars().is_dir() else ["java", "mvn"]
    absent = [tool for tool in needed if shutil.which(tool) is None]
    names = {"java": "Java 17 (openjdk-17-jre-headless)", "mvn": "Maven"}
    return " and ".join(names[tool] for tool in absent)


def jars() -> Path:
    """Return the folder of the jars; it is there once they are fetched."""
    return cache_folder() / "neo4j" / VERSION / "lib"


def fetch_jars(say: Callable[[str], None]) -> None:
    """Fetch the jars if they are not there yet.

    Raises:
        StoreError: Maven could not; the message gives its reason.
    """
    if jars().is_dir():
        return
    say(f"fetching Neo4j {VERSION} from Maven Central (120 MB, once)")
    folder = jars().parent
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pom.xml").write_text(_POM.format(version=VERSION), "utf-8")
    partial = folder / f"lib-{os.getpid()}"
    command = ["mvn", "-B", "-ntp", "dependency:copy-dependencies", "-DincludeScope=runtime"]
    done = subprocess.run(  # noqa: S603  (fixed words)
        [*command, f"-DoutputDirectory={partial}"], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        reason = next((line for line in done.stdout.splitlines() if "ERROR" in line), done.stderr[:200])
        raise StoreError(f"Maven could not fetch Neo4j: {reason}")
    partial.rename(jars())
