"""The tree of errors that graphbuild raises on purpose.

    GraphbuildError
    ├── InputError            bad input of the user: exit code 2
    │   ├── ArticleError      a file that cannot be read as an article
    │   ├── SkippedError      inputs gave no article, and none was left or none may lack
    │   ├── DataFileError     ontology, gazetteer, lexicon, theme
    │   ├── TemplateError     a query template or its parameters
    │   ├── UnknownNameError  an entity, relation or claim that the graph does not hold
    │   └── ModelMissingError the language model is not installed
    ├── EvidenceError         a claim whose evidence does not fit the stored text
    └── StoreError            a graph store does not answer or refuses: exit code 3
        └── ServerAwayError   a server does not answer: the same may work later

Every message says what happened, where (``file:line`` or ``article:offset``) and what to do.
"""

from collections.abc import Iterable


class GraphbuildError(Exception):
    """Base of all errors that graphbuild raises on purpose."""

    exit_code = 1


class InputError(GraphbuildError):
    """Something the user gave is wrong; nothing is broken."""

    exit_code = 2


class ArticleError(InputError):
    """A file, page or record cannot be read as an article."""


class SkippedError(InputError):
    """Inputs gave no article, and no other was left or ``--strict`` was asked for.

    Attributes:
        skipped: A line for each.
    """

    def __init__(self, message: str, skipped: Iterable[str]) -> None:
        self.skipped = tuple(skipped)
        super().__init__("\n".join([message, *self.skipped]))


class DataFileError(InputError):
    """An ontology, gazetteer, lexicon or theme file has a mistake."""


class TemplateError(InputError):
    """A query template, or the parameters given to it, has a mistake."""


class UnknownNameError(InputError):
    """A name that the graph or the ontology does not hold; the message suggests close ones."""


class ModelMissingError(InputError):
    """The language model is not installed; the message names the install command."""


class EvidenceError(GraphbuildError):
    """The evidence of a claim does not fit the stored text of its article."""


class StoreError(GraphbuildError):
    """A graph store is unreachable, refuses the login, or does not hold the database."""

    exit_code = 3


class ServerAwayError(StoreError):
    """A server does not answer, or not any more; what it took is kept, and the same may be tried again."""
