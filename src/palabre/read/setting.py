"""Setting: where and when, among the places and times of a trigger's sentence. Times and places in, choices out.

Prefers what stands in the trigger's own clause. Refuses to take a place or a time from another sentence.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from palabre.model.passage import Span, cover
from palabre.model.place import NamedPlace, PlacePrecision
from palabre.model.time import Time, TimePrecision
from palabre.read.called import talks_of
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.durations import is_duration, is_of
from palabre.read.embedded import (
    Range,
    apposed_participles,
    embedded_clauses,
    own_range,
    reduced_clauses,
    supposed_clause,
)
from palabre.read.nearness import related
from palabre.read.other_times import led_away, long_apart, of_another
from palabre.read.participant_words import lists, says
from palabre.read.phrases import auxiliary_at, clause_bounds
from palabre.read.rows import Row
from palabre.read.triggers import Trigger, noun_class
from palabre.read.words import words

NAME = "setting.v1"


def _asides(language: str) -> frozenset[str]:
    """Participles that open an aside about something else: *considered a basis for ...*."""
    return lists(language)["aside"]


# A place in capitals, perhaps with country, day and agency, then a dash.
_DATE_LINE = re.compile(
    r"[A-ZÀ-Ý][A-ZÀ-Ý'’ -]+(?:[,(](?:[^-–—.\n]|(?<=\b[A-Za-zé]{3})\.|(?<=\b[A-Za-zé]{4})\.){1,40})? ?[-–—] (?=\S)"
    # Of old wire copy, whose case was restored: *Sari (Nowhere), 5 May 90 (Agency) -- [Text]*.
    r"|[A-ZÀ-Ý][\w'’ -]{2,40}(?: \([^)\n]{2,40}\))?, (?:\d{1,2} \w{3,9}\.? \d{2,4}|[Nn]o [Dd]ate)"
    r"(?: \([^)\n]{2,60}\))? --? "
)
_TO_PART = 4  # tokens from a town's *'s* to the part of it
_CLOSE = 80  # characters from a trigger to the town that comes before a country
_FARTHEST = 150  # characters between trigger and place or time


def after_date_line(doc: Document, sentence: Sentence) -> int:
    """Where a sentence begins after its date line: *SARI, May 3 - ...*; without one, its start."""
    opening = _DATE_LINE.match(doc.text, sentence.start, sentence.end)
    return opening.end() if opening else sentence.start


def _one_day(time: Time) -> bool:
    return time.precision is TimePrecision.DAY and time.start == time.end


class Setting:
    """The places and times of a document, asked for by trigger."""

    def __init__(
        self,
        doc: Document,
        times: Sequence[Time],
        places: Sequence[NamedPlace],
        unlisted: Sequence[NamedPlace] = (),
        bodies: Collection[int] = (),
    ) -> None:
        self.bodies = bodies  # where the names of groups, bodies and states end
        self._doc = doc
        self._times = times
        self._places = sorted((*places, *unlisted), key=lambda p: p.spans) if unlisted else places
        self._spelled = Row((start, end, t) for t in times for start, end in t.spans)
        self._time_starts = [t.spans[0][0] for t in times]
        self._clauses: tuple[int, list[Range]] | None = None
        self._place_starts = [p.spans[0][0] for p in self._places]
        self._listed_starts = [p.spans[0][0] for p in places]

    def places(self, sentence: Sentence, trigger: Trigger) -> tuple[NamedPlace, ...]:
        """The places of an event, the nearest after the trigger first; two only where they are coordinated."""
        lo, hi = (bisect_left(self._place_starts, x) for x in (sentence.start, sentence.end))
        if lo == hi:
            return ()
        here = [p for p in self._places[lo:hi] if self._located(p, sentence, trigger) and not self._in_time(p)]
        here = [
            p for p in here if not (self._apart(p, trigger) or led_away(self._doc, p.spans[0][0], sentence, trigger))
        ]
        chosen = self._nearest(sentence, trigger, [p.spans[0] for p in here])
        if chosen is None:
            return ()
        chosen = self._exact(sentence, trigger, here, chosen)
        found = [related(self._doc, here[chosen], trigger)]
        for at in range(chosen + 1, len(here)):
            gap = self._doc.text[here[at - 1].spans[0][1] : here[at].spans[0][0]].strip().lower()
            if gap not in {"and", "et", ",", "and in", "et à", "et au", "et en", "et de", "/"}:
                break
            found.append(related(self._doc, here[at], trigger))
        return tuple(found)

    def _exact(self, sentence: Sentence, trigger: Trigger, here: list[NamedPlace], chosen: int) -> int:
        """A town after the trigger before a country: *killed in Mali in an attack on Gao*."""
        if here[chosen].precision is not PlacePrecision.COUNTRY:
            return chosen
        end = self._doc.tokens[trigger.last - 1].end
        towns = [n for n, p in enumerate(here) if p.precision is None and 0 <= p.spans[0][0] - end <= _CLOSE]
        nearest = self._nearest(sentence, trigger, [here[n].spans[0] for n in towns])
        return chosen if nearest is None else towns[nearest]

    def time(self, sentence: Sentence, trigger: Trigger) -> Time | None:
        """The time of an event: of its clause, else of its sentence when the sentence has but one."""
        lo, hi = (bisect_left(self._time_starts, x) for x in (sentence.start, sentence.end))
        if lo == hi:
            return None
        begins, doc = after_date_line(self._doc, sentence), self._doc
        known = [t for t in self._times[lo:hi] if not is_duration(t, doc.language)]
        here = [t for t in known if t.spans[0][0] >= begins and not of_another(doc, t, sentence, trigger)]
        lasted = (t for t in self._times[lo:hi] if t not in known and trigger.noun and is_of(doc, t, trigger.first))
        chosen = self._nearest(sentence, trigger, [t.spans[0] for t in here], strict=True)
        if chosen is None:
            return next(lasted, None)  # *six weeks of fighting*
        if not _one_day(here[chosen]):  # *today carried out its sixth attack this year*, *an overnight raid on Monday*
            days = [t for t in here if _one_day(t)] or [t for t in here if t.precision is TimePrecision.DAY]
            # *on Monday jailed him after the killing in 2019*
            days = [t for t in days if not (trigger.noun and long_apart(t, here[chosen]))]
            nearest = self._nearest(sentence, trigger, [t.spans[0] for t in days], strict=True)
            return here[chosen] if nearest is None else days[nearest]
        return here[chosen]

    def _located(self, place: NamedPlace, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether the place stands where something can be: after a preposition near by, not as an owner."""
        doc = self._doc
        at, after = doc.token_at(place.spans[0][0]), doc.token_at(place.spans[0][1])
        if after < len(doc.tokens) and doc.tokens[after].lower in {"'s", "’s"}:
            inside = (t.lower for t in doc.tokens[after + 1 : after + _TO_PART])
            return any(lower in noun_class("ground", doc.language) for lower in inside)  # *Sari's southern suburbs*
        if self.called_after(place, sentence, trigger):
            return True
        article = doc.tokens[at - 1].lower in words(doc.language).openers
        if not trigger.noun and at - article == trigger.last:
            return True  # *visiting Sari*, *quitteront le Togo*
        if (
            at - 2 >= sentence.first
            and auxiliary_at(doc, at - 2)
            and doc.tokens[at - 1].lower not in words(doc.language).prepositions
        ):
            return False  # *has threatened Niamey with an attack*
        for before in range(at - 1, max(sentence.first - 1, at - 6), -1):
            token = doc.tokens[before]
            if token.lower in lists(doc.language)["agent"]:
                return False
            if token.lower in words(doc.language).prepositions:
                if says(doc, before - 1):
                    return False  # *mediators said in Havana*
                if at < trigger.first and doc.tokens[before - 1].lower in lists(doc.language)["based"]:
                    return False  # *the wing based in Sari left the coalition*
                # *l'ambassadeur au Mali*, but *les combats avec l'armée à Sari*
                return token.lower == "à" or doc.tokens[before - 1].lower not in lists(doc.language)["of_a_state"]
            if token.kind is TokenKind.PUNCTUATION and token.text not in ",(-":
                return False
        return False

    def called_after(self, place: NamedPlace, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether an event is called after a town: *the Goma ambush*, but *Moscow attacks*, *the Mali vote*."""
        doc = self._doc
        if doc.language == "fr":
            return talks_of(doc, place, trigger)
        at, after = doc.token_at(place.spans[0][0]), doc.token_at(place.spans[-1][1] - 1) + 1
        if doc.language != "en" or not trigger.noun or after != trigger.first or at == sentence.first:
            return False
        return place.precision is not PlacePrecision.COUNTRY and doc.tokens[at - 1].lower in words("en").determiners

    def _in_time(self, place: NamedPlace) -> bool:
        """Whether what looks like a place is part of a time: *Nov 13*."""
        start, end = cover(place.spans)
        return bool(self._spelled.touching(start, end))

    def _apart(self, place: NamedPlace, trigger: Trigger) -> bool:
        """Whether a place stands in a relative clause or aside that does not hold the trigger."""
        doc = self._doc
        at = doc.token_at(place.spans[0][0])
        classes = words(doc.language)
        subject_relatives = classes.relatives - classes.determiners
        for i in range(at - 1, trigger.last - 1, -1):
            lower, after = doc.tokens[i].lower, doc.tokens[i + 1]
            if lower in subject_relatives or (lower in classes.relatives and auxiliary_at(doc, i + 1)):
                return True
            if lower == "," and (after.lower in classes.participles or after.lower in _asides(doc.language)):
                return True
        return False

    def _embedded(self, sentence: Sentence) -> list[Range]:
        if self._clauses is None or self._clauses[0] != sentence.first:
            self._clauses = sentence.first, embedded_clauses(self._doc, sentence)
        return self._clauses[1]

    def _same_clause(self, span: Span, held: list[Range], around: Range | None) -> bool:
        """Whether a place or time stands in the trigger's own embedded clause, or in none as the trigger."""
        at = self._doc.token_at(span[0])
        if around:
            return around[0] <= at < around[1]
        return not any(a <= at < b for a, b in held)

    def near_place(self, start: int, end: int) -> bool:
        """Whether a place that some list knows begins between two offsets."""
        at = bisect_left(self._listed_starts, start)
        return at < len(self._listed_starts) and self._listed_starts[at] < end

    def ends_in_place(self, first: int, last: int) -> bool:
        """Whether a place is named between two tokens, and no noun right behind: *left Sari*, not *the Sari accord*."""
        if first >= last:
            return False
        start, end = self._doc.tokens[first].start, self._doc.tokens[last - 1].end
        at = bisect_left(self._listed_starts, start)
        if at == len(self._listed_starts) or self._listed_starts[at] >= end:
            return False
        place = next(p for p in self._places if p.spans[0][0] == self._listed_starts[at])
        behind = self._doc.token_at(place.spans[-1][1] - 1) + 1
        if behind == len(self._doc.tokens) or self._doc.tokens[behind].kind is TokenKind.PUNCTUATION:
            return True
        known = words(self._doc.language)
        follows = (known.prepositions, known.times, known.adverbs, known.coordinators, known.subordinators)
        return any(self._doc.tokens[behind].lower in listed for listed in follows)

    def _nearest(self, sentence: Sentence, trigger: Trigger, spans: list[Span], *, strict: bool = False) -> int | None:
        """The span nearest to a trigger in its clause, or the only one; `strict`: not from an embedded clause."""
        if not spans:
            return None
        doc = self._doc
        first, last = clause_bounds(doc, trigger.first)
        low, high = doc.tokens[first].start, doc.tokens[last - 1].end
        at, end = doc.tokens[trigger.first].start, doc.tokens[trigger.last - 1].end
        if (
            trigger.noun
            and trigger.last + 1 < sentence.last
            and doc.tokens[trigger.last].lower in words(doc.language).relatives
        ):
            high = doc.tokens[clause_bounds(doc, trigger.last + 1)[1] - 1].end  # *a truce that began on 1 May*
        own = [n for n, (s, e) in enumerate(spans) if low <= s and e <= high]
        if not own and len(spans) > 1:
            return None
        held = self._embedded(sentence)
        around = own_range(held, trigger)
        if trigger.noun:  # *the clashes that took place on Monday*
            held = [r for r in held if r[0] not in {trigger.last, trigger.last + 1}]
        pool = [n for n in own if self._same_clause(spans[n], held, around)]
        if not pool and len(spans) == 1 and not around:
            held = supposed_clause(doc, sentence) + apposed_participles(doc, sentence)
            held += reduced_clauses(doc, sentence) if strict else []
            pool = [0] if self._same_clause(spans[0], held, around) else []
        pool = [n for n in pool if spans[n][0] - end < _FARTHEST and at - spans[n][1] < _FARTHEST]
        if not pool:
            return None
        # What follows the trigger is nearer than what stands as far before it.
        return min(pool, key=lambda n: spans[n][0] - end if spans[n][0] >= end else 1.5 * (at - spans[n][1]) + 15)
