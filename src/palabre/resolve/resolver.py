"""Which actor and which place is meant: a reading in, the same reading with ids out.

Offices are resolved at the article's day, capitals that act to their government, surnames and pronouns to the full name
that the article gives. Refuses to choose where two fit: the id stays None.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from palabre.model.accord import Accord
from palabre.model.actor import Actor, ActorKind, Mention, MentionKind, Party, Via
from palabre.model.affiliation import Affiliation, Role
from palabre.model.article import Article
from palabre.model.commitment import Commitment
from palabre.model.event import Attribution, Event
from palabre.model.passage import overlap
from palabre.model.place import NamedPlace, Place
from palabre.model.position import Position, Stance, combined
from palabre.model.reading import Reading
from palabre.model.statement import Statement
from palabre.model.toll import Toll
from palabre.resolve.homeland import country_of, with_homeland
from palabre.resolve.parties import PartyResolver
from palabre.resolve.place_context import Spot
from palabre.resolve.places import PlaceChooser, armed_in, place_from
from palabre.resolve.register import Register

_SHARED = {Via.NAME, Via.CAPITAL}  # *Georgia*, *Athens*: other places bear the names of states and seats
_BARE_SEAT = re.compile(r"(?:the capital|la capitale)", re.IGNORECASE)
_SEAT = re.compile(r"\bcapitale?\b", re.IGNORECASE)


class Gazetteer(Protocol):
    """What the resolver asks of the gazetteer."""

    def candidates(self, name: str) -> tuple[Place, ...]:
        """Places of that name, largest first."""
        ...

    def country(self, code: str) -> Place | None:
        """The entry of a country."""
        ...

    def known(self, name: str) -> bool:
        """Whether it has a place of that name."""
        ...


class Resolver:
    """Fills the ids of a reading.

    Args:
        register: the actors, the desk's own before the shipped ones.
        gazetteer: the places.
        countries: ISO codes of the countries that the desk watches; their places come first.
    """

    def __init__(self, register: Register, gazetteer: Gazetteer, *, countries: Iterable[str] = ()) -> None:
        self.register = register
        self.gazetteer = gazetteer
        self._countries = tuple(countries)

    def resolve(self, article: Article, reading: Reading) -> Reading:
        """The reading with actors, places and full names filled in."""
        return _Article(self, article, reading, self._countries).resolved()


class _Article:
    """The work on one article."""

    def __init__(self, owner: Resolver, article: Article, reading: Reading, countries: tuple[str, ...]) -> None:
        self._register = owner.register
        self._gazetteer = owner.gazetteer
        self._reading = reading
        self._text = article.text
        self._places = PlaceChooser(
            owner.gazetteer,
            text=article.text,
            spots=self._spots(),
            desk=countries,
            groups=armed_in(self._register, reading.mentions),
        )
        self._mentions = tuple(self._mention(m) for m in reading.mentions)
        self._parties = PartyResolver(
            self._register,
            language=reading.language,
            on=article.published.date() if article.published else None,
            mentions=self._mentions,
            text=article.text,
        )

    def resolved(self) -> Reading:
        reading = self._reading
        return replace(
            reading,
            mentions=self._mentions,
            statements=tuple(self._statement(s) for s in reading.statements),
            positions=_merged((self._position(p) for p in reading.positions), reading.statements),
            events=with_homeland([self._event(e) for e in reading.events], self._mentions, self._text),
            accords=tuple(self._accord(a) for a in reading.accords),
            commitments=tuple(self._commitment(c) for c in reading.commitments),
            affiliations=tuple(self._affiliation(a) for a in reading.affiliations),
            roles=tuple(self._role(r) for r in reading.roles),
        )

    # ------------------------------------------------------------------------------------------------ parts
    def _spots(self) -> list[Spot]:
        """The names of places and states, where they stand."""
        found = {}
        for event in self._reading.events:
            for place in (event.place, *event.other_places):
                if place and not _SEAT.search(place.text):
                    found[place.spans[0][0]] = Spot(place.name or place.text, place.spans[0][0], place.spans[-1][1])
        for mention in self._reading.mentions:
            start, end = mention.spans[0]
            if mention.kind is MentionKind.PLACE:
                found[start] = Spot(mention.text, start, end)
            elif mention.kind is MentionKind.STATE and mention.actor:
                state = self._register.get(mention.actor)
                if state and state.country:
                    found[start] = Spot(mention.text, start, end, state.country, mention.via not in _SHARED)
        return [found[start] for start in sorted(found)]

    def _mention(self, mention: Mention) -> Mention:
        if mention.kind is MentionKind.PLACE:
            return replace(mention, place=self._places.resolved(_named(mention)))
        if mention.kind is MentionKind.STATE and mention.actor:
            state = self._register.get(mention.actor)
            return self._state(mention, state.country, _named(mention)) if state and state.country else mention
        return mention

    def _state(self, mention: Mention, country: str, place: NamedPlace) -> Mention:
        """A state with its country, a seat of government with its town; what bears its name only is a place."""
        entry = self._gazetteer.country(country)
        if mention.via in _SHARED:
            found = self._places.resolved(place)
            if found.country and found.country != country:
                return replace(mention, kind=MentionKind.PLACE, actor=None, via=None, place=found)
            if mention.via is Via.CAPITAL and found.country:
                return replace(mention, place=found)
        return replace(mention, place=place_from(entry, place)) if entry else mention

    def _place(self, place: NamedPlace | None) -> NamedPlace | None:
        return self._located(place) if place else None

    def _located(self, place: NamedPlace) -> NamedPlace:
        """The place on the map; *the Malian capital* goes by the seat of the state whose adjective stands in it.

        *In the capital* goes by that of the country that the article is about.
        """
        seat = self._seat(place) if _SEAT.search(place.text) else None
        return self._places.located(replace(place, name=seat) if seat else place)

    def _seat(self, place: NamedPlace) -> str | None:
        inside = [m.actor for m in self._mentions if m.kind is MentionKind.STATE and overlap(m.spans, place.spans)]
        state = self._register.get(inside[0]) if inside and inside[0] else None
        if not inside and _BARE_SEAT.fullmatch(place.text) and (about := country_of(self._mentions, self._text)):
            state = self._register.state_of(about)
        if state is None or state.capital is None:
            return None
        return state.capital.fr if self._reading.language == "fr" else state.capital.en

    def _party(self, party: Party | None) -> Party | None:
        return self._parties.resolved(party) if party else None

    def _all(self, parties: Iterable[Party]) -> tuple[Party, ...]:
        return tuple(self._parties.resolved(p) for p in parties)

    # ----------------------------------------------------------------------------------------------- claims
    def _statement(self, statement: Statement) -> Statement:
        venue = statement.venue
        if venue and venue.place:
            venue = replace(venue, place=self._place(venue.place))
        return replace(
            statement,
            speaker=self._party(statement.speaker),
            addressee=self._party(statement.addressee),
            venue=venue,
        )

    def _position(self, position: Position) -> Position:
        """A position of an office-holder is the position of the state or body that he speaks for."""
        party = self._parties.resolved(position.actor)
        behind = self._behind(party)
        if behind is None:
            return replace(position, actor=party, speaker=self._party(position.speaker))
        body = replace(party, actor=behind.id, resolved=behind.names.in_language(self._reading.language))
        return replace(position, actor=body, speaker=self._party(position.speaker) or party)

    def _behind(self, party: Party) -> Actor | None:
        """The state or body for which a person speaks, by the register's offices or the article's own roles."""
        actor = self._register.get(party.actor) if party.actor else None
        if actor and actor.kind is not ActorKind.PERSON:
            return None
        found = self._parties.office_of(actor) if actor else None
        if found is None:
            found = self._parties.organisation_in(party, self._reading.roles)
        return self._register.get(found) if found else None

    def _event(self, event: Event) -> Event:
        return replace(
            event,
            actors=self._all(event.actors),
            recipients=self._all(event.recipients),
            place=self._place(event.place),
            other_places=tuple(self._located(p) for p in event.other_places),
            tolls=tuple(self._toll(t) for t in event.tolls),
            attribution=tuple(self._attribution(a) for a in event.attribution),
        )

    def _toll(self, toll: Toll) -> Toll:
        return replace(toll, according_to=self._party(toll.according_to)) if toll.according_to else toll

    def _attribution(self, attribution: Attribution) -> Attribution:
        return replace(attribution, to=self._parties.resolved(attribution.to), by=self._party(attribution.by))

    def _accord(self, accord: Accord) -> Accord:
        return replace(
            accord,
            place=self._place(accord.place),
            signatories=self._all(accord.signatories),
            non_signatories=self._all(accord.non_signatories),
            parties=self._all(accord.parties),
            mediators=self._all(accord.mediators),
        )

    def _commitment(self, commitment: Commitment) -> Commitment:
        return replace(commitment, owner=self._party(commitment.owner))

    def _affiliation(self, affiliation: Affiliation) -> Affiliation:
        member, group = self._all((affiliation.member, affiliation.group))
        return replace(affiliation, member=member, group=group)

    def _role(self, role: Role) -> Role:
        person = self._parties.resolved(role.person)
        return replace(role, person=person, organisation=self._party(role.organisation))


def _named(mention: Mention) -> NamedPlace:
    return NamedPlace(spans=mention.spans, text=mention.text, name=mention.text)


def _merged(positions: Iterable[Position], statements: Iterable[Statement]) -> tuple[Position, ...]:
    """One position an actor and question: a minister's and his government's are the same.

    Opposite stances of different times stay apart.
    """
    times = {s.id: s.time for s in statements}
    found: dict[tuple[str, str, str | None], Position] = {}
    for position in positions:
        said = next((times.get(s) for s in position.statements), None)
        like = [k for k in found if k[:2] == (position.actor.actor or position.id, position.question.id)]
        opposed = any({found[k].stance, position.stance} == {Stance.FOR, Stance.AGAINST} for k in like)
        key = next((k for k in like if k[2] == said or not opposed), None)
        if key is None:
            found[position.actor.actor or position.id, position.question.id, said] = position
            continue
        first = found[key]
        found[key] = replace(
            first,
            stance=combined((first.stance, position.stance)),
            conditions=first.conditions + position.conditions,
            statements=first.statements + position.statements,
            events=first.events + position.events,
        )
    return tuple(found.values())
