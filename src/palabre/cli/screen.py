"""Screens in the reader's language: words from `lexicon/screens.toml`, names from the record. Never a guess.

Input: a language and a record. Output: words. Refuses a key that the file lacks (a mistake of ours, found by a test).
"""

import tomllib
from collections.abc import Iterable
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files

from palabre.model.actor import Actor, Who
from palabre.model.event import AttributionRecord
from palabre.model.position import Question
from palabre.model.time import Period, TimePrecision
from palabre.model.toll import Amount, Figure, Qualifier, Size
from palabre.record.store import RecordView

_SHORT_ID = 11  # prefix, hyphen and eight digits: enough for `palabre show`


@cache
def words_of_screens() -> dict[str, dict[str, tuple[str, str]]]:
    """The tables of the file: English and French for each key."""
    raw = tomllib.loads(files("palabre.cli.lexicon").joinpath("screens.toml").read_text("utf-8"))
    return {table: {key: (pair[0], pair[1]) for key, pair in rows.items()} for table, rows in raw.items()}


class Screen:
    """What a command says in one language, with the names that a record knows."""

    def __init__(self, language: str, view: RecordView | None = None, *, width: int = 0) -> None:
        self.language = language
        self.width = width
        self._view = view

    # ------------------------------------------------------------------------------------------------ our words
    def _word(self, table: str, key: str) -> str:
        return words_of_screens()[table][key][1 if self.language == "fr" else 0]

    def head(self, key: str) -> str:
        """The head of a column."""
        return self._word("heads", key)

    def say(self, key: str, **values: object) -> str:
        """A phrase."""
        return self._word("phrases", key).format(**values)

    def label(self, value: StrEnum) -> str:
        """The word for a code."""
        return self._word(type(value).__name__, value.value)

    def code(self, value: StrEnum) -> str:
        """The word for a code, else the code as its owner writes it."""
        return self.label(value) if type(value).__name__ in words_of_screens() else value.value

    def field(self, name: str) -> str:
        """The name of an item's field, else as `--json` writes it."""
        return self._word("fields", name) if name in words_of_screens()["fields"] else name

    def item(self, kind: str) -> str:
        """The word for a kind of item."""
        return self._word("items", kind)

    def refusal(self, code: str) -> str:
        """The word for an error's code, else the code."""
        return self._word("refusal", code) if code in words_of_screens()["refusal"] else code

    # --------------------------------------------------------------------------------------------------- names
    @cached_property
    def _actors(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self._view.items(Actor)} if self._view else {}

    @cached_property
    def _questions(self) -> dict[str, Question]:
        return {question.id: question for question in self._view.items(Question)} if self._view else {}

    @cached_property
    def _sources(self) -> dict[str, str]:
        return {source.id: source.name for source in self._view.desk().sources} if self._view else {}

    def actor(self, actor: Actor) -> str:
        """An actor's name."""
        return actor.names.in_language(self.language) or actor.id

    def who(self, who: Who | None) -> str:
        """A party's name, in this language where the record knows the actor."""
        if who is None:
            return self.say("nobody")
        found = self._actors.get(who.actor) if who.actor else None
        return self.actor(found) if found else who.name

    def everyone(self, parties: Iterable[Who], *, most: int = 6) -> str:
        """Names, separated by commas, each once."""
        names = list(dict.fromkeys(self.who(party) for party in parties))
        return ", ".join(names[:most]) + (f" +{len(names) - most}" if len(names) > most else "")

    def question(self, id: str) -> str:
        """A question's wording, else its id."""
        found = self._questions.get(id)
        return found.words.in_language(self.language) if found else id

    def source(self, id: str | None) -> str:
        """A source's name, else its id."""
        return self._sources.get(id, id) if id else self.say("no_source")

    # -------------------------------------------------------------------------------------------------- values
    def day(self, when: Period | None, told: Period | None = None) -> str:
        """A time as fine as it is known; where it has no day, the day on which it was told, in brackets."""
        shown = _days(when)
        if shown is None and (day := _days(told)):
            shown = f"({day})"
        return shown or (when and when.text) or "?"

    def amount(self, amount: Amount | Figure | Size) -> str:
        """A number as hedged as it was told."""
        low, best, high = amount.low, amount.best, amount.high
        if amount.qualifier is Qualifier.UP_TO:
            return self.say("up_to", n=high)
        if amount.qualifier is Qualifier.ABOUT:
            return self.say("about_number", n=best)
        if best is None and low is not None and high is not None and low != high:
            return f"{low}-{high}"
        if best is None:
            return self.say("at_least", n=low) if low is not None else "?"
        return self.say("at_least", n=best) if amount.qualifier is Qualifier.AT_LEAST else str(best)

    def figure(self, figure: Figure) -> str:
        """*killed, civilians: at least 12 - the army [2]*: the number in brackets counts independent origins."""
        number = self.amount(figure)
        parts = [self.say("figure", harm=self.label(figure.harm), who=self.label(figure.who), number=number)]
        if figure.side:
            parts.append(self.say("side", side=figure.side))
        if figure.cumulative:
            parts.append(self.say("cumulative"))
        if figure.superseded_by:
            parts.append(self.say("taken_back"))
        return f"{', '.join(parts)} - {self._teller(figure)} [{figure.origins}]"

    def attribution(self, attribution: AttributionRecord) -> str:
        """Who is said to have done it, how surely, and by whom where that is another."""
        by = f" ({self.who(attribution.by)})" if attribution.by and attribution.by != attribution.to else ""
        return f"{self.label(attribution.certainty)} {self.who(attribution.to)}{by}"

    def _teller(self, figure: Figure) -> str:
        """Who says so; where nobody is named, the sources in brackets."""
        if figure.according_to:
            return self.who(figure.according_to)
        names = ", ".join(self.source(source) for source in figure.sources[:3])
        more = f" +{len(figure.sources) - 3}" if len(figure.sources) > 3 else ""
        return f"({names}{more})"


def short(id: str) -> str:
    """The beginning of a content id, long enough to be found again; other ids as they are."""
    prefix, _, digits = id.partition("-")
    content = prefix.isalpha() and len(prefix) <= 3 and len(digits) == 16 and set(digits) <= set("0123456789abcdef")
    return id[:_SHORT_ID] if content else id


def _days(period: Period | None) -> str | None:
    if period is None:
        return None
    start, end = period.start or period.end, period.end or period.start
    if start is None or end is None:
        return None
    if start == end:
        return start.isoformat()
    if period.precision is TimePrecision.MONTH:
        return start.isoformat()[:7]
    if period.precision is TimePrecision.YEAR:
        return start.isoformat()[:4]
    return f"{start.isoformat()}..{end.isoformat()}"
