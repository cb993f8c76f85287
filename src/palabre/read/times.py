"""Times: expressions of time and what they cover. Document in, `Time`s in text order out.

Relative expressions are resolved against the day of publication, an unsaid year against it or against the year told
just before. Without a day of publication they stay without bounds: never *now*. Vague words (*recently*) are refused.
"""

import re
from dataclasses import dataclass
from datetime import date

from palabre.model.passage import Span
from palabre.model.time import Time, TimePrecision, TimeSense
from palabre.read.ahead import look_ahead
from palabre.read.dates import Interval
from palabre.read.document import Document
from palabre.read.furniture import ParagraphKind
from palabre.read.names import shapes
from palabre.read.participant_words import said_words
from palabre.read.time_context import TimeContext, count_of
from palabre.read.time_grammar import candidates, words_of
from palabre.read.time_rules import RULES
from palabre.read.whole_names import name_over

NAME = "times.v1"

_SINCE = frozenset({"since", "depuis"})

_NEAR = 1000  # characters from the day told before within which *the next day* counts from it;
_NEAR_STORY = 600  # from any time told before, *the next year*
_SINCE_WHAT = 12  # tokens from *since* to the time of what has lasted
_CASED = {"month", "weekday"}  # in English a capital tells *May* and *March* from the verbs


@dataclass(frozen=True, slots=True)
class _Found:
    rule: str
    span: Span
    parts: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Day:
    """A day told: in which sentence (its start), and whether as the day on which something was said."""

    day: date
    sentence: int
    said: bool


@dataclass(frozen=True, slots=True)
class _Before:
    """What was known before an expression: the day of publication, a year and days told, and the sentence it is in."""

    anchor: date | None
    year: int | None
    told: tuple[_Day, ...]
    sentence: int
    story: Interval | None = None

    def last(self) -> date | None:
        """The day told last; *was burnt on 3 May, he said on Monday. The next day ...*: on 4 May."""
        if not self.told:
            return None
        last = self.told[-1]
        if last.said and last.sentence != self.sentence:
            return next((t.day for t in reversed(self.told) if t.sentence == last.sentence and not t.said), last.day)
        return last.day

    def here(self) -> date | None:
        """The day that the sentence itself told before."""
        return self.told[-1].day if self.told and self.told[-1].sentence == self.sentence else None


def _of_saying(doc: Document, span: Span) -> bool:
    """*said on Tuesday*, *a déclaré mardi*."""
    at, sentence = doc.token_at(span[0]), doc.sentence_at(span[0])
    first = sentence.first if sentence else at
    return any(t.lower in said_words(doc.language) for t in doc.tokens[max(first, at - 2) : at])


def _since(doc: Document, span: Span) -> bool:
    """*violence since 2012. In October ...*: what has lasted from a year on leaves the story where it was."""
    at, sentence = doc.token_at(span[0]), doc.sentence_at(span[0])
    first = max(sentence.first if sentence else at, at - _SINCE_WHAT)
    return any(t.lower in _SINCE for t in doc.tokens[first:at])


def read_times(doc: Document) -> tuple[Time, ...]:
    """The times of the article proper, in text order, with ids t1, t2 ..."""
    anchor = doc.article.published.date() if doc.article.published else None
    found: list[Time] = []
    year: int | None = None
    told: list[_Day] = []
    story: tuple[int, Interval] | None = None  # where a time was told last, and what it covers
    named: dict[tuple[str, str], str] = {}  # years by month and day
    paragraph = -1
    for match in _matches(doc):
        sentence = doc.sentence_at(match.span[0])
        if anchor and sentence and sentence.paragraph != paragraph:
            year, paragraph = None, sentence.paragraph  # with a day of publication, a year told holds for a paragraph
        near = not found or match.rule != "told" or match.span[0] - found[-1].spans[-1][1] <= _NEAR
        here = sentence.start if sentence else -1
        lately = story[1] if story and match.span[0] - story[0] <= _NEAR_STORY else None
        context = _context(doc, match, _Before(anchor, year, tuple(told) if near else (), here, lately))
        parts = _with_year(match.parts, named) if anchor else match.parts
        interval = RULES[match.rule](parts, context)
        if interval is None:
            continue
        if "year" in parts and not _since(doc, match.span):
            year = int(parts["year"])
        ahead = context.mod is TimeSense.BEFORE or context.future
        if interval.start and not ahead:
            story = match.span[1], interval
        if interval.start and not (ahead and anchor) and (interval.precision is TimePrecision.DAY or anchor is None):
            told.append(_Day(interval.start, here, _of_saying(doc, match.span)))
        if anchor is None and interval.start and match.rule != "decade":
            last = (interval.end or interval.start).year
            year = last if year is None or "year" in parts else max(last, year)  # *the previous year*: told in passing
        found.append(_time(doc, match, interval, context.mod, number=len(found) + 1))
    return tuple(found)


def _with_year(parts: dict[str, str], named: dict[tuple[str, str], str]) -> dict[str, str]:
    """*7 October*, after *7 October 2023*: a day that was told with its year; which those are is kept in `named`."""
    if "day" not in parts or "month" not in parts or "rel" in parts:
        return parts
    day = parts["day"], parts["month"].lower()
    if "year" in parts:
        named[day] = parts["year"]
    return {**parts, "year": named[day]} if day in named else parts


def _time(doc: Document, match: _Found, interval: Interval, mod: TimeSense | None, *, number: int) -> Time:
    return Time(
        id=f"t{number}",
        spans=(match.span,),
        text=doc.text[slice(*match.span)],
        start=interval.start,
        end=interval.end,
        precision=interval.precision,
        mod=TimeSense.BEFORE if match.rule in {"within", "granted"} else mod,
        component=NAME,
    )


def _matches(doc: Document) -> list[_Found]:
    """Longest matches of the grammar in body paragraphs and date lines, in text order, not overlapping."""
    plausible: list[_Found] = []
    for rule, match in candidates(doc.text, doc.lower, doc.language):
        parts = {k: v for k, v in match.groupdict().items() if v is not None}
        if _plausible(doc, rule, match, parts):
            plausible.append(_Found(rule, match.span(), parts))
    taken = bytearray(len(doc.text))
    chosen: list[_Found] = []
    for found in sorted(plausible, key=lambda f: (f.span[0] - f.span[1], f.span[0])):
        start, end = found.span
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            chosen.append(found)
    return sorted((c for c in chosen if _readable(doc, c.span) and not _of_name(doc, c.span)), key=lambda f: f.span)


def _of_name(doc: Document, span: Span) -> bool:
    """*le Mouvement du 5 juin* tells no day."""
    name = name_over(doc, doc.token_at(span[1] - 1))
    return name is not None and any(t.lower in shapes(doc.language).bodies for t in doc.tokens[slice(*name)])


def _readable(doc: Document, span: Span) -> bool:
    paragraph = doc.paragraph_at(span[0])
    if paragraph is None:
        return False
    date_line = span[1] - span[0] > 0.5 * (paragraph.end - paragraph.start)
    return paragraph.kind is ParagraphKind.BODY or (date_line and paragraph.kind is ParagraphKind.HEADING)


_COUNTED = re.compile(
    r"^\s+(?:people|soldiers|troops|men|women|fighters|civilians|dead|personnes|soldats|hommes|civils|morts|km|euros?|dollars?)\b"
)
# *has 60 days to leave*, *gave the rebels 48 hours to leave*, but not *took* or *spent 60 days to*.
_GRANTING = {
    "en": re.compile(
        r"\b(?:has|have|had|with|gave|gives?|given|giving|grant(?:s|ed|ing)|allow(?:s|ed|ing)|set|handed)\b"
        r"(?![^.;:]*\b(?:tak(?:en|ing)|took|takes?|spent|needed|waited|for|after)\b)[^.;:]{0,60}$"
    ),
    "fr": re.compile(
        r"\b(?:donn|laiss|accord|dispos|octroy|impart)\w*\b[^.;:]{0,60}$|"
        r"\b(?:a|ont|avait|avaient|aura|auront) "
        r"(?:(?:encore|désormais|donc|ainsi|seulement|maintenant|environ) )?(?:plus que )?$"
    ),
}
_MONEY = re.compile(r"[$€£]\s?$")
# Four figures that are a time of day: *at about 1835*, *shortly before 1700*, *1730 GMT*, *à 1930 TU*.
_HOUR = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_AT_HOUR = {
    "en": re.compile(r"\b(?:at|shortly (?:before|after))\s+(?:about |around |approximately |exactly |nearly )?$", re.I),
    "fr": re.compile(r"\b(?:à|peu (?:avant|après))\s+(?:environ |exactement )?$", re.I),
}
_HOURS = re.compile(
    r"\s+(?:gmt|utc|tu|hrs?|hours?|heures?|local|(?:early )?(?:this|yesterday|tomorrow) (?:morning|afternoon|evening)"
    r"|today|tonight|yesterday|last night|hier|ce (?:matin|soir)|\((?:[01]\d|2[0-3])[0-5]\d (?:gmt|utc|tu)\))\b",
    re.I,
)


def _plausible(doc: Document, rule: str, match: re.Match[str], parts: dict[str, str]) -> bool:
    """Whether a match is a time at all: *May* needs a capital, a year must not count soldiers, *n* must be a number."""
    start, end = match.span()
    for table in _CASED & parts.keys() if doc.language == "en" and not doc.capitals else ():
        if parts[table][0].islower():
            return False
    if (
        rule == "month"
        and doc.language == "en"
        and set(parts) == {"month"}
        and parts["month"].lower() in {"may", "march"}
    ):
        return bool(
            re.search(
                r"\b(?:in|since|by|until|during|of|from|and|to|before|after|late|early|last)\s$",
                doc.text[max(0, start - 12) : start],
                re.IGNORECASE,
            )
        )
    if rule == "year" and (
        _COUNTED.match(doc.text[end : end + 14])
        or _MONEY.search(doc.text[max(0, start - 3) : start])
        or _on_clock(doc, start, end)
    ):
        return False
    if (
        rule == "for"
        and doc.language == "en"
        and not re.search(r"\b(?:has|have|had|been)\b|['’]ve\b", doc.text[max(0, start - 90) : start])
    ):
        return False
    if "n2" in parts and rule == "granted":
        before = doc.text[max(0, start - 100) : start]
        return count_of(parts["n2"], doc.language) is not None and bool(_GRANTING[doc.language].search(before))
    return "n" not in parts or count_of(parts["n"], doc.language) is not None


def _on_clock(doc: Document, start: int, end: int) -> bool:
    """Whether four figures tell the hour, not the year."""
    if not _HOUR.fullmatch(doc.text[start:end]):
        return False
    before = _AT_HOUR[doc.language].search(doc.text[max(0, start - 40) : start])
    return bool(before or _HOURS.match(doc.text[end : end + 30]))


def _context(doc: Document, match: _Found, known: _Before) -> TimeContext:
    ahead = look_ahead(doc, *match.span)
    return TimeContext(
        language=doc.language,
        words=words_of(doc.language),
        anchor=known.anchor,
        year=known.year,
        last=known.last(),
        here=known.here(),
        mod=ahead.mod,
        future=ahead.future,
        maybe=ahead.maybe,
        story=known.story,
    )
