"""Credits: whose copy an article is (*With AFP, Reuters*), and which agencies its text cites (*told AFP*).

Takes the text, gives `Credit`s. A credit is never a statement: an agency named as the medium of somebody's words is
`cited`, an agency in a credit line or a date line is `byline`.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from palabre.model.article import Credit, CreditKind

NAME = "credits.v1"


@cache
def agencies() -> dict[str, str]:
    """Agency spellings (as written) to the agency's short name."""
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("agencies.toml").read_text("utf-8"))
    return {spelling: name for name, spellings in raw["agency"].items() for spelling in (name, *spellings)}


@cache
def _agency() -> re.Pattern[str]:
    spellings = sorted(agencies(), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, spellings)) + r")(?![\w-])")


@cache
def _line(language: str) -> re.Pattern[str]:
    """A paragraph that is nothing but credit: agencies, joiners, and a few words of crediting."""
    agency = _agency().pattern
    lead = {
        "en": r"with|by|from|source|sources|reporting by|additional reporting by|via|text by|agencies|and agencies",
        "fr": r"avec|par|source|sources|via|texte par|agences|et agences|d['’]après",
    }[language]
    joiner = r"[\s,;/&|+•·()\-–—*:]|\bet\b|\band\b|\bagencies\b|\bagences\b|\bstaff\b|\brédaction\b"
    return re.compile(rf"^(?:\W*(?:{lead})\b)?(?:{joiner})*{agency}(?:(?:{joiner})|{agency})*\W*$", re.IGNORECASE)


# Bylines inside a paragraph: at its end in brackets, or in a date line at its start.
_IN_BRACKETS = re.compile(r"[(\[]\s*(?:avec |with )?([^()\[\]]{2,60}?)\s*[)\]]\s*[.\-–—]*\s*$")
_DATE_LINE = re.compile(
    r"^[^\n.]{0,70}?\(([^()]{2,40})\)\s*[-–—]+\s|^[^\n.(]{0,60}?[-–—]\s*([A-Z][\w ]{1,20}?)\s*[-–—:]\s"
)


def credit_line(text: str, language: str) -> bool:
    """Whether a paragraph is a credit line and nothing else."""
    return len(text) < 160 and bool(_line(language).match(text.strip()))


def read_credits(text: str, paragraphs: list[tuple[int, int]], language: str) -> tuple[Credit, ...]:
    """All credits of an article, in text order, each agency once a kind.

    Args:
        text: the article's text.
        paragraphs: spans of its paragraphs.
        language: `en` or `fr`.
    """
    found: dict[tuple[str, CreditKind], Credit] = {}
    for start, end in paragraphs:
        lines = list(_bylines(text, start, end, language))
        for match in _agency().finditer(text, start, end):
            byline = any(s <= match.start() and match.end() <= e for s, e in lines)
            kind = CreditKind.BYLINE if byline else CreditKind.CITED
            if kind is CreditKind.CITED and not _cited(text, match.start(), match.end(), language):
                continue
            agency = agencies()[match.group()]
            found.setdefault((agency, kind), Credit(agency=agency, kind=kind, spans=(match.span(),)))
    return tuple(sorted(found.values(), key=lambda c: c.spans))


def _bylines(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    paragraph = text[start:end]
    if credit_line(paragraph, language):
        yield start, end
    for match in (_IN_BRACKETS.search(paragraph), _DATE_LINE.match(paragraph)):
        if match:
            group = 1 if match.group(1) else 2
            yield start + match.start(group), start + match.end(group)


_CITING = {
    "en": re.compile(
        r"(?:\btold|\bto|\bby|\bquoted by|\baccording to|\bseen by|\bwith|\bthe|\binterview with)\s+(?:the\s+)?$",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"(?:\bà|\bpar|\bselon|\bd['’]après|\bauprès de|\bde|\bavec)\s+(?:l['’])?$|\bl['’]$", re.IGNORECASE
    ),
}
_REPORTS = re.compile(
    r"^(?:['’]s)?\s+(?:news agency |correspondents? |journalists? |journalistes? )?"
    r"(?:reported|reports|said|quoted|has learned|rapporte|a rapporté|indique|cite|a appris)\b",
    re.IGNORECASE,
)


def _cited(text: str, start: int, end: int, language: str) -> bool:
    return bool(_CITING[language].search(text[max(0, start - 25) : start]) or _REPORTS.match(text[end : end + 60]))
