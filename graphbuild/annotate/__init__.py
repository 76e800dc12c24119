"""The only place that loads a language model: article blocks in, one parsed Doc per article out."""

from spacy.language import Language

from graphbuild.annotate.headlines import verb_forms
from graphbuild.annotate.parse import Doc, Span, Token
from graphbuild.annotate.parsing import Annotated, annotate, joined, load_model

__all__ = ["Annotated", "Doc", "Language", "Span", "Token", "annotate", "joined", "load_model", "verb_forms"]
