"""Tells the language of an article; only those that rules exist for are analysed."""

import re
from collections.abc import Collection
from functools import cache
from tempfile import gettempdir
from typing import Any

from graphbuild.errors import ArticleError, InputError
from graphbuild.ingest.cleaning import clean
from graphbuild.model import Article

#: Languages with rules; a pack for another one adds its code.
ANALYSED = frozenset({"en"})
#: Fewer letters are too few to tell: the declared language counts, else the article is taken.
MIN_LETTERS = 80
#: A language is certain when the identifier gives it this much.
MIN_CERTAINTY = 0.9
_ENOUGH = 5000
_WORDS = re.compile(r"[^\W\d_]+")
_NAMES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian",
    "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


def language_of(article: Article) -> str:
    """Return the code of the article's language; empty when its text is too short or mixed to tell.

    What the text shows counts more than what is declared: pages of every language declare English.
    """
    text = "\n".join(block.text for block in clean(article).blocks)[:_ENOUGH]
    if sum(map(len, _WORDS.findall(text))) < MIN_LETTERS:
        return article.language
    found, certainty = _identifier().classify(text)
    return str(found) if certainty >= MIN_CERTAINTY else ""


def require_language(article: Article, languages: Collection[str]) -> str:
    """Return the article's language, or what stands for it.

    Raises:
        ArticleError: It is a language that is not analysed.
    """
    found = language_of(article)
    if found and languages and found not in languages:
        known = ", ".join(_name(code) for code in sorted(languages))
        raise ArticleError(f"written in {_name(found)}: only {known} is analysed")
    return found


def _name(code: str) -> str:
    return f"{_NAMES[code]} ({code})" if code in _NAMES else {"en": "English (en)"}.get(code, repr(code))


@cache
def _identifier() -> Any:
    # Imported here: unpacking the model takes most of a second that only reading need pay.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    try:
        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    except OSError as error:
        raise InputError(
            f"{gettempdir()}: the languages cannot be unpacked here ({error.strerror}): make room for temporary files, "
            "or name another folder for them in TMPDIR"
        ) from error
