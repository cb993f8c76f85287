"""What a tongue can say: numbers, dates, places, names, clauses. Strings in, strings out; no record is read here.

English and French implement it. Verbatim runs pass through as marked strings (see `marks`).
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from palabre.model.event import EventStatus
from palabre.model.place import NamedPlace
from palabre.model.time import Period
from palabre.model.toll import Qualifier
from palabre.publish.brief.grammar.lexicon import Lexicon, load
from palabre.publish.brief.marks import bare

_FIRST = re.compile(r"^((?:\ue000[a-z]+\|[a-z]*\ue001)*)(\w)")
_LAST_MARK = re.compile(r"[?!…](?:\ue002|[\s”»])*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class NounPhrase:
    """Words with their article, and what verbs and adjectives must agree with."""

    text: str
    plural: bool = False
    feminine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause in the making: place and time go between `core` and `after`."""

    core: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """A number with its hedge, as it was told."""

    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier


class Tongue(ABC):
    """One language's grammar."""

    language: str

    @property
    def words(self) -> Lexicon:
        """The lexicon."""
        return load(self.language)

    def say(self, phrase: str, **slots: str) -> str:
        """A fixed phrase of the lexicon with its slots filled."""
        return self.words.phrase[phrase].format(**slots)

    def join(self, items: Sequence[str], *, heavy: bool = False) -> str:
        """Items as *a, b and c*; with semicolons where the items have commas of their own."""
        some = [i for i in items if i]
        if len(some) < 2:
            return "".join(some)
        stop = "; " if heavy else ", "
        return f"{stop.join(some[:-1])} {self.words.phrase['and']} {some[-1]}"

    def number(self, number: int) -> str:
        """A number as running text has it: words below ten, grouped digits above 9,999."""
        if 0 <= number < len(self.words.small):
            return self.words.small[number]
        return self.digits(number)

    def digits(self, number: int) -> str:
        """A number in figures."""
        mark = "," if self.language == "en" else "\u202f"
        return f"{number:,}".replace(",", mark) if number >= (1000 if self.language == "en" else 10000) else str(number)

    def finish(self, text: str) -> str:
        """The text as a sentence: capital, full stop where none stands, typography."""
        text = re.sub(r" +([,.])", r"\1", re.sub(r" {2,}", " ", text.strip()))
        text = self.capital(text)
        if not (_LAST_MARK.search(text) or bare(text).endswith(".")):
            text += "."
        return self.typeset(text)

    def lower_first(self, words: str) -> str:
        """Words without the capital that a sentence gave them; names keep theirs."""
        head = re.match(r"\w+", words)
        if head and (head.group() in self.words.shape.lower or head.group().lower() in self.words.small):
            return words[0].lower() + words[1:]
        return words

    def capital(self, text: str) -> str:
        """The text with a capital, past any mark of ours at its head."""
        return _FIRST.sub(lambda m: m.group(1) + m.group(2).upper(), text)

    @abstractmethod
    def definite(self, noun: str, *, feminine: bool) -> NounPhrase:
        """A common noun with its definite article."""

    @abstractmethod
    def typeset(self, text: str) -> str:
        """The language's own spaces and apostrophes."""

    @abstractmethod
    def people(self, bounds: Bounds, nouns: Sequence[str]) -> NounPhrase:
        """A counted noun: *at least 12 civilians*, *des dizaines de personnes*."""

    @abstractmethod
    def amount(self, bounds: Bounds) -> str:
        """A number in figures with its hedge, without what it counts: *at least 16*, *2 to 10*."""

    def pair(self, low: int, high: int) -> tuple[str, str]:
        """The two ends of a range: both in figures as soon as one of them is."""
        if max(low, high) < len(self.words.small):
            return self.number(low), self.number(high)
        return self.digits(low), self.digits(high)

    @abstractmethod
    def name(self, text: str, *, country: str | None = None, registered: bool = False) -> NounPhrase:
        """A name with the article that running text gives it."""

    @abstractmethod
    def of(self, phrase: NounPhrase) -> str:
        """*of X*."""

    @abstractmethod
    def to(self, phrase: NounPhrase) -> str:
        """*to X*, as in *attributed to*."""

    @abstractmethod
    def by(self, phrase: NounPhrase) -> str:
        """*by X*."""

    @abstractmethod
    def with_preposition(self, preposition: str, phrase: NounPhrase) -> str:
        """A preposition before a phrase, contracted where the language does."""

    @abstractmethod
    def clause(
        self, subject: NounPhrase, forms: Sequence[str], *, status: EventStatus, passive: bool = False, rest: str = ""
    ) -> Clause:
        """Subject and verb in the mood that the status asks for."""

    @abstractmethod
    def noun(self, kind: str, *, several: bool = False) -> NounPhrase:
        """The noun of an event kind with its indefinite article."""

    @abstractmethod
    def agree(self, participle: str, phrase: NounPhrase) -> str:
        """A participle that agrees with a phrase."""

    @abstractmethod
    def day(self, day: date, *, year: int | None = None, weekday: bool = True) -> str:
        """A day; its year only where it is not `year`."""

    @abstractmethod
    def stretch(self, first: date, last: date) -> str:
        """From one day to another, with the year."""

    @abstractmethod
    def when(self, period: Period, *, year: int | None = None) -> str:
        """When, as an adverbial: *on Monday 26 October*; empty where it is unknown."""

    @abstractmethod
    def where(self, place: NamedPlace, *, own: bool) -> str:
        """Where, as an adverbial. `own`: the place's words are in this language."""
