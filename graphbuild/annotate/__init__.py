"""The only place that loads a language model: article blocks in, one parsed Doc per article out."""

from graphbuild.annotate.headlines import verb_forms
from graphbuild.annotate.parsing import Annotated, annotate, load_model

__all__ = ["Annotated", "annotate", "load_model", "verb_forms"]
