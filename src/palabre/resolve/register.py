"""The actor register: names in a text -> actors (`str` -> `Actor`).

Shipped as JSON Lines in `data/` (states, persons, organisations, armed groups, communities), extended by the actors
that the desk gives. Nothing is read before the first `load_register()`.

It refuses to decide in context: *Paris* the city or the government, which of two ministers of one name, *Congolese* of
which Congo. It gives the candidates, first the one that is usually meant; the stage that sees the article chooses.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from itertools import pairwise
from re import Match

from palabre.model.actor import Actor, ActorKind, OfficeRole
from palabre.resolve.folding import WORD, fold_word, fold_words
from palabre.resolve.register_file import ListedActor, shipped_actors


class Via(Enum):
    """By what an actor was recognised."""

    NAME = "name"
    ACRONYM = "acronym"
    DEMONYM = "demonym"
    CAPITAL = "capital"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One surface that stands for one actor. `exact` are the words with their case, for acronyms only."""

    actor: str
    surface: str
    via: Via
    languages: str
    second: bool = False
    exact: tuple[str, ...] | None = None
    lower: bool = False


# What may stand between two words of one name. A full stop only after an initial or an abbreviation.
_JOINTS = frozenset(
    {" ", "\n", "\u00a0", "\u202f", "-", "\u2010", "\u2011", "'", "\u2019", " (", " - ", " \u2013 ", "/"}
)
_STOPS = frozenset({".", ". "})

# Acronyms that are also words: not believed where everything is in capitals.
_WORDS_IN_CAPITALS = frozenset(
    [
        "IS",
        "US",
        "UN",
        "AU",
        "EI",
        "UA",
        "WHO",
        "CAR",
        "BAD",
        "SAC",
        "FAN",
        "MIT",
        "MEND",
        "SANA",
        "ETA",
        "NAS",
        "SPA",
        "FACT",
        "FLA",
        "CARE",
        "PAM",
        "AP",
        "MAA",
        "ADO",
        "AES",
        "ISS",
        "ISM",
        "ACTED",
        "SLA",
        "STC",
        "GUN",
    ]
)


# Which kind is usually meant when actors of several kinds bear one name.
_KIND_ORDER = {"state": 0, "group": 1, "organisation": 2, "community": 3}


class Register:
    """The known actors, by id, by name, by demonym, by capital, by office.

    Args:
        listed: the actors in order of preference; of two with one id the first is taken.
    """

    __slots__ = ("_actors", "_claims", "_lengths", "_offices", "_surnames")

    def __init__(self, listed: Iterable[ListedActor]) -> None:
        self._actors: dict[str, Actor] = {}
        claims: dict[str, list[Claim]] = defaultdict(list)
        lengths: dict[str, set[int]] = defaultdict(set)
        self._surnames: dict[str, list[str]] = defaultdict(list)
        self._offices: dict[tuple[str, str], list[str]] = defaultdict(list)
        for entry in listed:
            actor = entry.actor
            if actor.id in self._actors:
                continue
            self._actors[actor.id] = actor
            for claim in claims_of(entry):
                words = fold_words(claim.surface).split(" ")
                lengths[words[0]].add(len(words))
                claims[" ".join(words)].append(claim)
            for surname in entry.surnames:
                self._surnames[fold_words(surname)].append(actor.id)
            for office in actor.offices:
                self._offices[office.role.value, office.organisation].append(actor.id)
        self._claims = {key: tuple(sorted(found, key=_preference)) for key, found in claims.items()}
        self._lengths = {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}

    def __len__(self) -> int:
        return len(self._actors)

    def __iter__(self) -> Iterator[Actor]:
        return iter(self._actors.values())

    def get(self, actor_id: str) -> Actor | None:
        """The actor with this id, or None."""
        return self._actors.get(actor_id)

    def by_name(self, surface: str, language: str | None = None) -> tuple[Actor, ...]:
        """All actors of that name, alias or acronym, first the one that is usually meant.

        Args:
            surface: the name; case and diacritics do not matter, save for acronyms.
            language: `en` or `fr` to hear only the names of that language.
        """
        words = tuple(WORD.findall(surface))
        found = (
            claim.actor
            for claim in self._claims.get(" ".join(map(fold_word, words)), ())
            if claim.via in (Via.NAME, Via.ACRONYM)
            and (claim.exact is None or claim.exact == words)
            and (language is None or language in claim.languages)
        )
        return tuple(self._actors[actor] for actor in dict.fromkeys(found))

    def by_surname(self, surname: str) -> tuple[Actor, ...]:
        """All persons of that family name (*Le Drian*, *Ag Ghaly*); an article gives the full name before."""
        return tuple(self._actors[actor] for actor in dict.fromkeys(self._surnames.get(fold_words(surname), ())))

    def demonym(self, word: str) -> Actor | None:
        """The state of an adjective or of its people (*French*, *maliennes*); English ones need their capital."""
        return self._first(word, Via.DEMONYM)

    def state_of(self, country: str) -> Actor | None:
        """The state of an ISO 3166 code."""
        return next((a for a in self._actors.values() if a.kind is ActorKind.STATE and a.country == country), None)

    def capital(self, surface: str) -> Actor | None:
        """The actor whose seat bears this name, in either language (*Algiers*, *Alger*)."""
        return self._first(surface, Via.CAPITAL)

    def in_office(self, role: OfficeRole | str, organisation: str, on: date) -> tuple[Actor, ...]:
        """Who held an office on a day. An unknown beginning or end does not exclude; on a day of change both stand."""
        holders = self._offices.get((OfficeRole(role).value, organisation), ())
        return tuple(
            self._actors[actor]
            for actor in dict.fromkeys(holders)
            if any(
                office.role.value == OfficeRole(role).value
                and office.organisation == organisation
                and (office.start is None or office.start <= on)
                and (office.to is None or on <= office.to)
                for office in self._actors[actor].offices
            )
        )

    def names(self, language: str) -> Iterator[tuple[str, str]]:
        """Every name, alias and acronym of a language, with the id of its actor."""
        for found in self._claims.values():
            for claim in found:
                if claim.via in (Via.NAME, Via.ACRONYM) and language in claim.languages:
                    yield claim.surface, claim.actor

    def find(self, text: str, *, demonyms: bool = False, capitals: bool = False) -> Iterator[tuple[int, int, str]]:
        """The names in a text: the longest match at each word, from left to right, never two on one word.

        Args:
            text: any text; offsets are code points.
            demonyms: also take *Malian*, *français*.
            capitals: also take *Bamako*; whether the city or the government is meant, the caller decides.

        Yields:
            Start, end (half-open) and actor id.
        """
        wanted = (
            {Via.NAME, Via.ACRONYM} | ({Via.DEMONYM} if demonyms else set()) | ({Via.CAPITAL} if capitals else set())
        )
        for start, end, claim in self.matches(text, wanted):
            yield start, end, claim.actor

    def matches(self, text: str, wanted: Collection[Via] = tuple(Via)) -> Iterator[tuple[int, int, Claim]]:
        """Like `find`, with all that is known of each match, and by all ways of recognition unless told otherwise."""
        words = list(WORD.finditer(text))
        folded = [fold_word(word[0]) for word in words]
        shouted = text.isupper()
        free = 0
        for position in [n for n, word in enumerate(folded) if word in self._lengths]:
            if position < free:
                continue
            for length in self._lengths[folded[position]]:
                found = self._claims.get(" ".join(folded[position : position + length]))
                if found is None or len(words) - position < length:
                    continue
                claim = _match(text, words[position : position + length], found, wanted)
                if claim is None or (shouted and claim.exact is not None and claim.surface in _WORDS_IN_CAPITALS):
                    continue
                end = words[position + length - 1].end()
                yield words[position].start(), end + (claim.surface[-1] == "." == text[end : end + 1]), claim
                free = position + length
                break

    def _first(self, surface: str, via: Via) -> Actor | None:
        words = WORD.findall(surface)
        capital = any(word[0].isupper() for word in words)
        for claim in self._claims.get(" ".join(map(fold_word, words)), ()):
            if claim.via is via and (capital or claim.lower) and (claim.exact is None or claim.exact == tuple(words)):
                return self._actors[claim.actor]
        return None


def _match(text: str, matched: list[Match[str]], found: tuple[Claim, ...], wanted: Collection[Via]) -> Claim | None:
    """The first claim that the words as they stand in the text can make."""
    if not all(_joined(text, left, right) for left, right in pairwise(matched)):
        return None
    words = tuple(word[0] for word in matched)
    capital = any(word[0].isupper() for word in words)
    for claim in found:
        heard = claim.exact == words if claim.exact is not None else capital or claim.lower
        if heard and claim.via in wanted:
            return claim
    return None


def _joined(text: str, left: Match[str], right: Match[str]) -> bool:
    gap = text[left.end() : right.start()]
    return gap in _JOINTS or (gap in _STOPS and len(left[0]) <= 3)


def _preference(claim: Claim) -> tuple[bool, bool, int]:
    kind = claim.actor.partition("/")[0]
    return claim.second, claim.via in (Via.DEMONYM, Via.CAPITAL), _KIND_ORDER.get(kind, 4)


def claims_of(entry: ListedActor) -> Iterator[Claim]:
    """Every surface that an actor claims. A name without a small letter is an acronym and keeps its case."""
    actor = entry.actor
    worded = [(actor.names.en, "en"), (actor.names.fr, "fr")]
    worded += [(alias, "en") for alias in actor.aliases.en] + [(alias, "fr") for alias in actor.aliases.fr]
    surfaces = [(surface, Via.NAME, language) for surface, language in worded if surface]
    surfaces += [(surface, Via.ACRONYM, "en fr") for surface in actor.acronyms]
    surfaces += [(word, Via.DEMONYM, "en") for word in actor.demonyms.en]
    surfaces += [(word, Via.DEMONYM, "fr") for word in actor.demonyms.fr]
    if actor.capital is not None:
        surfaces += [(actor.capital.en, Via.CAPITAL, "en"), (actor.capital.fr, Via.CAPITAL, "fr")]
        surfaces += [(seat, Via.CAPITAL, "en fr") for seat in entry.seats]
    for surface, via, languages in surfaces:
        exact = via is Via.ACRONYM or not any(letter.islower() for letter in surface)
        yield Claim(
            actor=actor.id,
            surface=surface,
            via=Via.ACRONYM if exact and via is Via.NAME else via,
            languages=languages,
            second=surface in entry.second,
            exact=tuple(WORD.findall(surface)) if exact else None,
            lower=surface == surface.lower(),
        )


@cache
def _shipped() -> Register:
    return Register(shipped_actors())


def load_register(extra: Iterable[Actor] = ()) -> Register:
    """The shipped register, with the desk's own actors before it. An extra actor with a shipped id replaces that one.

    Raises:
        BadLine: a line of the shipped data is not an actor.
    """
    added = [ListedActor(actor=actor) for actor in extra]
    return Register([*added, *shipped_actors()]) if added else _shipped()
