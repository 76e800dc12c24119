"""How names are compared: without case, accents and spelling habits, as a key, and by their sound."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_PLAIN: Final = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "–": "-", "—": "-", "‑": "-"})
#: Letters that Unicode does not decompose into a base letter and a mark.
_LETTERS: Final = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ə": "a",
        "ʻ": "",
        "ʼ": "",
        "ħ": "h",
    }
)


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Return the text in lower case without accents, leading article, full stops or doubled spaces.

    Names that differ only in these are the same name: ``Türkiye`` and ``Turkiye``, ``U.S.`` and ``US``.
    """
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN).casefold().translate(_LETTERS))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).replace(".", "")
    return " ".join(plain.split()).removeprefix("the ")


def slug(text: str) -> str:
    """Return the folded text as a key of ``a-z``, ``0-9`` and single hyphens; ``x`` when nothing is left.

    Letters of other scripts are kept as their hexadecimal code points, so that different names never share a key.
    """
    ascii_text = "".join(char if char.isascii() else f"-{ord(char):x}-" for char in fold(text).replace("'", ""))
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-") or "x"


#: First names that Slavic languages, or transliterations from Arabic, write differently, by one of their forms.
GIVEN: Final = {
    form: forms.split()[0]
    for forms in (
        "alexander aleksandr alexandr oleksandr aliaksandr alyaksandr aleksander aleksandar",
        "alexei alexey aleksei aleksey oleksiy oleksii",
        "andrei andrey andriy andrii andrzej andrej",
        "dmitry dmitri dmitriy dmytro dzmitry",
        "evgeny yevgeny evgeni yevgeni yevhen yevgeniy evgeniy",
        "mikhail mykhailo mikhaylo michail mihail",
        "nikolai nikolay mykola nikolaj",
        "pavel pavlo paweł",
        "sergei sergey serhiy serhii sergiy sergii siarhei",
        "vladimir volodymyr volodimir volodymir uladzimir wladimir",
        "yuri yury yuriy yurii iurii",
        "elena yelena olena jelena",
        "yulia julia yuliia iuliia yuliya",
        "ekaterina yekaterina kateryna katerina",
        "yusuf yousef youssef yousuf yusef yusof",
        "hussein hussain husain husein hossein hosein",
        "khaled khalid",
        "ahmed ahmad ahmet",
        "abdullah abdallah abdulla",
        "faisal faysal feisal",
        "nasser nasir naser",
        "omar umar",
        "osama usama",
        "ibrahim ebrahim",
        "saeed saeid",
    )
    for form in forms.split()
}
_SOUNDS: Final = (
    (re.compile(r"\b(?:al|el|ul)[- ]"), "al"),
    (re.compile(r"\bm[ou]ha?m+[ae]d\b|\bmehmed\b"), "muhamad"),
    (re.compile(r"\by[ou]+s+[eiu]f\b"), "yusuf"),
    (re.compile(r"\bh[ou]s+[aeiy]+n\b"), "husein"),
    (re.compile(r"\ba(?:bd|bdu|bdel|bdul|bd al|bd el)[- ]?"), "abdul"),
    (re.compile(r"(?:iy|yy|ij|yj|ii|yi|ey|y|i)\b"), "i"),
    (re.compile(r"(?:tch|tsch|cz)"), "ch"),
    (re.compile(r"(?:sch|sh)"), "s"),
    (re.compile(r"zh|dzh|dj"), "j"),
    (re.compile(r"kh|gh|q|ck"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ou|oo|uo"), "u"),
    (re.compile(r"ee|ie|ei"), "i"),
    (re.compile(r"\b(?:yu|iu|ju)|(?<=[^aeiou])(?:yu|iu|ju)"), "u"),
    (re.compile(r"(?:ya|ia|ja)"), "ia"),
    (re.compile(r"(?:ye|je|yo)"), "e"),
    (re.compile(r"w"), "v"),
    (re.compile(r"y"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=1 << 16)
def sound(name: str) -> str:
    """Return a form that transliterations of one name share: Zelensky, Zelenskiy and Zelenskyy; Mohamed and Muhammad.

    It is a key for comparing names within one article or against known people, never a name to show.
    """
    text = " ".join(GIVEN.get(word, word) for word in fold(name).replace("'", "").split())
    for pattern, to in _SOUNDS:
        text = pattern.sub(to, text)
    return text.replace("-", " ")
