"""English: articles, counted nouns, moods and dates."""

import re
from collections.abc import Sequence
from datetime import date

from palabre.model.event import EventStatus
from palabre.model.place import NamedPlace, PlacePrecision, PlaceRelation
from palabre.model.time import Period, TimePrecision
from palabre.model.toll import Qualifier
from palabre.publish.brief.grammar.base import Bounds, Clause, NounPhrase, Tongue
from palabre.publish.brief.marks import bare

_HEAD_END = re.compile(r",| (?:of|in|from|to|linked|for|with|on|at|against|near|who|which|that|and)\b")
_HEDGE = {Qualifier.AT_LEAST: "at least ", Qualifier.UP_TO: "up to ", Qualifier.ABOUT: "some "}
_VAGUE = ((2000, "thousands of"), (200, "hundreds of"), (20, "dozens of"), (0, "several"))


class English(Tongue):
    """English as a newspaper writes it."""

    language = "en"

    def typeset(self, text: str) -> str:
        """English needs no spaces of its own."""
        return text

    def definite(self, noun: str, *, feminine: bool) -> NounPhrase:
        """*the attack*."""
        return NounPhrase(text=f"the {noun}")

    def people(self, bounds: Bounds, nouns: Sequence[str]) -> NounPhrase:
        """*at least 12 civilians*, *a peacekeeper*, *dozens of people*."""
        one, many = nouns[0], nouns[1]
        low, best, high = bounds.low, bounds.best, bounds.high
        if bounds.qualifier is Qualifier.VAGUE:
            count = next(words for least, words in _VAGUE if (low or 0) >= least)
            return NounPhrase(text=f"{count} {many}", plural=True)
        if low is not None and high is not None and low != high:
            first, last = self.pair(low, high)
            return NounPhrase(text=f"{first} to {last} {many}", plural=True)
        number = best if best is not None else low if low is not None else high
        if number is None:
            return NounPhrase(text=many, plural=True)
        if number == 1 and bounds.qualifier is Qualifier.EXACT:
            return NounPhrase(text=f"{_article(one)} {one}")
        noun = one if number == 1 else many
        return NounPhrase(text=f"{_HEDGE.get(bounds.qualifier, '')}{self.number(number)} {noun}", plural=number != 1)

    def amount(self, bounds: Bounds) -> str:
        """*at least 16*, *2 to 10*, *dozens*."""
        low, best, high = bounds.low, bounds.best, bounds.high
        if bounds.qualifier is Qualifier.VAGUE:
            return next(words for least, words in _VAGUE if (low or 0) >= least).removesuffix(" of")
        if low is not None and high is not None and low != high:
            return f"{self.digits(low)} to {self.digits(high)}"
        number = best if best is not None else low if low is not None else high
        return "" if number is None else f"{_HEDGE.get(bounds.qualifier, '')}{self.digits(number)}"

    def name(self, text: str, *, country: str | None = None, registered: bool = False) -> NounPhrase:
        """A name: *the African Union*, *France*, *the jihadists*."""
        first = text.split(" ", maxsplit=1)[0]
        if first in {"The", "A", "An", "Some", "Several", "Its"}:
            text, first = first.lower() + text[len(first) :], first.lower()
        head = _HEAD_END.split(bare(text), maxsplit=1)[0].split(" ")[-1]
        plural = self._plural(text, head)
        if first.lower() in self.words.articled or first[:1].isdigit():
            return NounPhrase(text=text, plural=plural)
        if head in self.words.definite_heads or (text[:1].islower() and not plural and not first.startswith("al-")):
            return NounPhrase(text=f"the {text}", plural=plural)
        return NounPhrase(text=text, plural=plural)

    def _plural(self, text: str, head: str) -> bool:
        counted = text[:1].isdigit() and not text.startswith("1 ")
        regular = head[:1].islower() and head.endswith("s") and not head.endswith("ss")
        return counted or regular or head in self.words.plural_heads

    def of(self, phrase: NounPhrase) -> str:
        """*of X*."""
        return f"of {phrase.text}"

    def to(self, phrase: NounPhrase) -> str:
        """*to X*."""
        return f"to {phrase.text}"

    def by(self, phrase: NounPhrase) -> str:
        """*by X*."""
        return f"by {phrase.text}"

    def with_preposition(self, preposition: str, phrase: NounPhrase) -> str:
        """Preposition and phrase."""
        return f"{preposition} {phrase.text}".strip()

    def clause(
        self, subject: NounPhrase, forms: Sequence[str], *, status: EventStatus, passive: bool = False, rest: str = ""
    ) -> Clause:
        """*X attacked Y*, *allegedly*, *claimed to have*, *is due to*, *could*, *did not*."""
        base, past, done = forms[0], forms[1], forms[2]
        be, was = ("are", "were") if subject.plural else ("is", "was")
        it = " ".join
        passives = {
            EventStatus.ALLEGED: f"{was} allegedly {done}",
            EventStatus.PLANNED: f"{be} due to be {done}",
            EventStatus.HYPOTHETICAL: f"could be {done}",
            EventStatus.NEGATED: f"{was} not {done}",
        }
        actives = {
            EventStatus.ALLEGED: f"allegedly {past}",
            EventStatus.CLAIMED: f"claimed to have {done}",
            EventStatus.PLANNED: f"{be} due to {base}",
            EventStatus.HYPOTHETICAL: f"could {base}",
            EventStatus.NEGATED: f"did not {base}",
        }
        verb = passives.get(status, f"{was} {done}") if passive else actives.get(status, past)
        return Clause(
            core=it(w for w in (subject.text, verb, rest) if w),
            before="it was denied that " if status is EventStatus.DENIED else "",
            after=", by the account of those who claim it" if passive and status is EventStatus.CLAIMED else "",
        )

    def noun(self, kind: str, *, several: bool = False) -> NounPhrase:
        """*an attack*; *attacks*."""
        words = self.words.kind[kind]
        if several:
            return NounPhrase(text=words.plural or f"{words.noun}s", plural=True)
        return NounPhrase(text=f"{_article(words.noun)} {words.noun}")

    def agree(self, participle: str, phrase: NounPhrase) -> str:
        """English participles do not change."""
        return participle

    def day(self, day: date, *, year: int | None = None, weekday: bool = True) -> str:
        """*Monday 26 October*."""
        text = f"{day.day} {self.words.months[day.month - 1]}"
        text = f"{self.words.weekdays[day.weekday()]} {text}" if weekday else text
        return text if day.year == year else f"{text} {day.year}"

    def stretch(self, first: date, last: date) -> str:
        """*26 October to 1 November 2020*."""
        if first == last:
            return self.day(first)
        head = str(first.day)
        if first.month != last.month or first.year != last.year:
            head = self.day(first, year=last.year, weekday=False)
        return f"{head} to {self.day(last, weekday=False)}"

    def when(self, period: Period, *, year: int | None = None) -> str:
        """*on Monday 26 October*, *in mid-October*, *between 3 and 5 May*."""
        first, last = period.start, period.end
        if first is None or last is None:
            return ""
        if first == last:
            return f"on {self.day(first, year=year)}"
        month, tail = self.words.months[first.month - 1], "" if first.year == year else f" {first.year}"
        match period.precision:
            case TimePrecision.WEEK:
                return f"in the week of {self.day(first, year=year, weekday=False)}"
            case TimePrecision.PART_OF_MONTH if first.month == last.month and first.day in {1, 11, 21}:
                return f"in {({1: 'early ', 11: 'mid-', 21: 'late '})[first.day]}{month}{tail}"
            case TimePrecision.MONTH:
                return f"in {month}{tail}"
            case TimePrecision.PART_OF_YEAR if first.month in {1, 10} and last.year == first.year:
                return f"{'early in' if first.month == 1 else 'late in'} {first.year}"
            case TimePrecision.YEAR if first.year == last.year:
                return f"in {first.year}"
        return (
            f"between {self.day(first, year=last.year, weekday=False)} and {self.day(last, year=year, weekday=False)}"
        )

    def where(self, place: NamedPlace, *, own: bool) -> str:
        """*in Bankass*, *near Boni*, *15 km from Boni*, *in the Mopti region*."""
        text = _clean_place(place.text) if own else (place.name or place.text)
        if place.distance_km is not None:
            return f"{place.distance_km:g} km from {text}"
        wide = place.precision in {PlacePrecision.ADM1, PlacePrecision.ADM2}
        if wide and text[:1].isupper() and not re.search(r"region|province|district|state|circle|cercle", text, re.I):
            text = f"the {text} region"
        words = {PlaceRelation.NEAR: "near", PlaceRelation.FROM: "from", PlaceRelation.TO: "to"}
        return f"{words.get(place.relation, 'in')} {text}"


def _article(noun: str) -> str:
    return "an" if noun[:1].lower() in "aeiou" else "a"


def _clean_place(text: str) -> str:
    first, _, rest = text.partition(" ")
    return f"{first.lower()} {rest}" if first == "The" else text
