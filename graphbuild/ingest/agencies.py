"""News agencies and their credit lines: an article that carries one is a copy of the agency's text."""

import re
from itertools import islice

_AGENCIES = {
    "Agence France-Presse": ("AFP",),
    "Agencia Brasil": ("Agência Brasil", "ABr"),
    "Anadolu Agency": ("Anadolu", "AA"),
    "Andina": (),
    "ANSA": (),
    "Asian News International": ("ANI",),
    "Associated Press": ("AP", "The Associated Press"),
    "Australian Associated Press": ("AAP",),
    "Belga": (),
    "Bernama": (),
    "Bloomberg": ("Bloomberg News",),
    "Deutsche Presse-Agentur": ("dpa", "DPA"),
    "EFE": (),
    "Ethiopian News Agency": ("ENA",),
    "Interfax": (),
    "Interfax-Ukraine": (),
    "Kyodo News": ("Kyodo",),
    "Middle East News Agency": ("MENA",),
    "MTI": (),
    "News Agency of Nigeria": ("NAN",),
    "PA Media": ("Press Association",),
    "Polish Press Agency": ("PAP",),
    "Prensa Latina": (),
    "Press Trust of India": ("PTI",),
    "Reuters": ("Thomson Reuters",),
    "TASR": (),
    "TASS": ("ITAR-TASS",),
    "The Canadian Press": ("Canadian Press",),
    "Ukrinform": (),
    "United Press International": ("UPI",),
    "Xinhua": ("Xinhua News Agency",),
    "Yonhap": ("Yonhap News Agency",),
}
_NAMES = {alias: name for name, aliases in _AGENCIES.items() for alias in (name, *aliases)}
_KNOWN = "|".join(re.escape(alias) for alias in sorted(_NAMES, key=lambda alias: (-len(alias), alias)))
_PLACE = r"[A-Z][\w.'/ -]{1,40}(?:, [A-Z][\w. ]{1,30}?)?"
_DAY = r"[,.] ?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?[,.]?"
_DASH = r" ?[-–—]{1,2} ?"
#: The front of a report: "(Reuters) - ", "CITY, Nov 3 (AFP) - ", "CITY, November 3. /TASS/. ", "CITY - ".
#: The groups hold the agency; one that is not known here counts after place and day only.
DATELINE = re.compile(
    rf"(?:(?:{_PLACE}?(?:{_DAY})? ?)?\(({_KNOWN})\)(?:{_DASH}|: )"
    rf"|(?:{_PLACE}?(?:{_DAY})? ?)?/({_KNOWN})/[.,]?{_DASH[:2]}"
    rf"|{_PLACE}?{_DAY} ?\(([A-Z][\w .-]{{1,30}})\){_DASH}"
    rf"|[A-Z][A-Z.' -]{{3,40}}(?:, [A-Z][\w. ]{{1,30}}?)?{_DAY}{_DASH}"
    r"|[A-Z][A-Z.' -]{2,40} ?\([^()]{0,30}\b(?:report|correspondent|bureau|desk|staff|agencies)\) ?(?:[-–—]{1,2} ?)?"
    r"|(?!NATO|OPEC|ASEAN|BRICS|IAEA|BREAKING|FILE|PHOTOS?|VIDEO|IMAGE|UPDATE|LIVE|WATCH|ANALYSIS|OPINION|EXCLUSIVE|EXPLAINER)"
    r"[A-Z][A-Z.' -]{3,40}(?:, [A-Z][\w. ]{1,30}?)? [-–—]{1,2} )(?=[\"'“‘A-Z])"
)

# a line that holds nothing but the credit
_CREDIT = re.compile(rf"(?:\(?(?:[Ss]ource|[Aa]gency|[Vv]ia|[Ff]rom)?:? ?|[-–—] ?)({_KNOWN})\)?\.?")
#: A credit stands in the head or at the very end.
HEAD_LINES = 12


def agency_name(text: str) -> str:
    """Return the name of a news agency as known here; an unknown one as written."""
    return _NAMES.get(text.strip(), text.strip())


def find_agency(text: str) -> str:
    """Return the agency that a credit line of the article names; empty when none does.

    Only credits count: a text that reports what an agency wrote is not its copy.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in islice(lines, HEAD_LINES):
        if (found := DATELINE.match(line)) and found.lastindex:
            return agency_name(found[found.lastindex])
    for line in (*lines[:HEAD_LINES], *lines[HEAD_LINES:][-2:]):
        if found := _CREDIT.fullmatch(line):
            return _NAMES[found[1]]
    return ""
