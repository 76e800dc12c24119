"""Where each command is, and its line in ``graphbuild --help``, which thereby loads none of them."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple


class Place(NamedTuple):
    """Where a command is.

    Attributes:
        module: Its module in this package.
        attribute: Its name there.
        line: The first sentence of its help.
    """

    module: str
    attribute: str
    line: str

    def load(self) -> Any:
        """Return the command."""
        return getattr(import_module(f"graphbuild.cli.{self.module}"), self.attribute)


COMMANDS: Mapping[str, Place] = {
    "build": Place(
        "building",
        "build",
        "Build the graph of ARTICLES: files, folders, patterns, web addresses, or - for standard input.",
    ),
    "add": Place("changing", "add", "Add ARTICLES to the graph; only they are analysed."),
    "replace": Place("changing", "replace", "Put ARTICLE in the place of the one with ARTICLE_ID."),
    "retract": Place(
        "changing",
        "retract",
        "Take the articles with ARTICLE_IDS out of the graph (`graphbuild query articles` lists them).",
    ),
    "extract": Place("building", "extract", "Show the claims that a text makes, without building a graph."),
    "query": Place(
        "asking", "query", "Ask the graph: `query list` shows the questions, `query NAME --help` their options."
    ),
    "find": Place(
        "asking",
        "find",
        "Find entities and topics by TEXT in their names and aliases: what the questions can be asked about.",
    ),
    "explain": Place(
        "asking",
        "explain",
        "Say why the claim CLAIM_ID is in the graph: sentence, marked words, rule, confidence, edge.",
    ),
    "cite": Place(
        "reading",
        "cite",
        "Quote the claim CLAIM_ID: sentence, speaker, outlet, title, date, address, hash of the text, id.",
    ),
    "dossier": Place("reading", "dossier", "Write what the articles say of NAME (name, alias or id) as Markdown."),
    "schema": Place(
        "checking",
        "schema",
        "Show labels, relationships and properties of the stored graph, and what the relations mean.",
    ),
    "reject": Place("correcting", "reject", "Take the claims out of the graph: the sentence does not say that."),
    "amend": Place("correcting", "amend", "Correct what the claim CLAIM_ID says; its id stays."),
    "confirm": Place(
        "correcting",
        "confirm",
        "Say that the claims are what their sentences say; takes an earlier rejection back, too.",
    ),
    "add-claim": Place(
        "correcting",
        "add_claim",
        "Add a claim that the extraction missed in ARTICLE (id, address or title), with the quote that says it.",
    ),
    "merge": Place(
        "correcting",
        "merge",
        "Say that the entities or topics NAME... are the one given with --into; their names become aliases of it.",
    ),
    "split": Place("correcting", "split", "Say that NAME is something else in some articles."),
    "undo": Place(
        "correcting", "undo", "Take decisions back: the graph is then what it was without them, byte for byte."
    ),
    "decisions": Place(
        "correcting",
        "decisions",
        "List the decisions in force, and which of them find nothing to decide about any more.",
    ),
    "review": Place(
        "reviewing",
        "review",
        "Propose entities and topics that may be one thing, or several, with scores and sentences.",
    ),
    "conflicts": Place("comparing", "conflicts", "List claims that cannot both hold, by kind, with both sentences."),
    "diff": Place(
        "comparing",
        "diff",
        "Say what became of the relations from A to B: days (YYYY-MM-DD) of the graph, or folders of two builds.",
    ),
    "analyse": Place(
        "analysing", "analyse", "Say who is central, which communities there are, and which threes are out of balance."
    ),
    "open": Place(
        "reading", "open_page", "Write the page anew and open it in the browser (the variable BROWSER may name one)."
    ),
    "load": Place("sharing", "load", "Load the graph into a Neo4j server; loading it again changes nothing."),
    "unload": Place(
        "sharing",
        "unload",
        "Remove from a Neo4j server exactly what `graphbuild load` wrote there: nodes, relationships, indexes.",
    ),
    "bulk": Place("sharing", "bulk", "Write FOLDER for neo4j-admin's importer: for more than about a million rows."),
    "export": Place("sharing", "export", "Write the graph to a file for other tools."),
    "check": Place(
        "checking",
        "check",
        "Check ontology, gazetteer, lexicon, templates, theme and model; list all problems at once.",
    ),
    "score": Place(
        "checking",
        "score",
        "Score the extraction against the folder GOLD of hand-made answers; its own program is the referee.",
    ),
    "dev": Place("serving", "dev", "Help with development."),
    "completion": Place(
        "completing",
        "completion",
        "Print what makes SHELL complete commands, questions, options and names of the graph.",
    ),
}
