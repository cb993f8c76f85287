"""Actors: who speaks or acts. The register holds the known ones; an article names parties."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from palabre.model.passage import Spans
from palabre.model.place import NamedPlace


class ActorKind(StrEnum):
    """What sort of actor. A `place` or a `post` is a mention, never an actor."""

    PERSON = "person"
    STATE = "state"
    ARMED_GROUP = "armed_group"
    ORGANISATION = "organisation"
    COMMUNITY = "community"


class MentionKind(StrEnum):
    """What a name in an article stands for."""

    PERSON = "person"
    STATE = "state"
    ARMED_GROUP = "armed_group"
    ORGANISATION = "organisation"
    COMMUNITY = "community"
    POST = "post"
    PLACE = "place"


class OfficeRole(StrEnum):
    """Offices that a title without a name can be resolved by (*the French foreign minister*)."""

    HEAD_OF_STATE = "head_of_state"
    HEAD_OF_GOVERNMENT = "head_of_government"
    FOREIGN_MINISTER = "foreign_minister"
    DEFENCE_MINISTER = "defence_minister"
    LEADER = "leader"
    SPOKESPERSON = "spokesperson"
    MEDIATOR = "mediator"
    CHIEF_OF_MISSION = "chief_of_mission"


class Relation(StrEnum):
    """How a member stands to a group."""

    PART_OF = "part_of"
    LINKED_TO = "linked_to"
    LEADS = "leads"
    REPRESENTS = "represents"
    ALLIED_WITH = "allied_with"


class AffiliationStatus(StrEnum):
    """How sure the text is of an affiliation."""

    REPORTED = "reported"
    ALLEGED = "alleged"
    FORMER = "former"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The same thing worded in both languages. Either may be None, not both."""

    en: str | None = None
    fr: str | None = None

    def in_language(self, language: str) -> str:
        """The wording in this language, else in the other one."""
        first, second = (self.fr, self.en) if language == "fr" else (self.en, self.fr)
        return first or second or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLists:
    """Several wordings in each language."""

    en: tuple[str, ...] = ()
    fr: tuple[str, ...] = ()


NO_WORDS = WordLists()


@dataclass(frozen=True, slots=True, kw_only=True)
class Capital:
    """The seat of a government, which may stand for it (*Paris rejected …*)."""

    en: str
    fr: str
    geonames: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A post held from one day to another (`to` None: still held, or not known to have ended)."""

    post: Words
    role: OfficeRole
    organisation: str
    start: date | None = None
    to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAffiliation:
    """A relation between two registered actors."""

    relation: Relation
    group: str
    start: date | None = None
    to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An entry of the actor register, shipped or the desk's own.

    `acronyms` are matched with their case as whole words (*IS*, *EI*, *AU*), `aliases` without case and diacritics.
    `proposed` is True for people met in the news whom nobody has confirmed yet.
    """

    id: str
    kind: ActorKind
    names: Words
    aliases: WordLists = NO_WORDS
    acronyms: tuple[str, ...] = ()
    country: str | None = None
    capital: Capital | None = None
    demonyms: WordLists = NO_WORDS
    offices: tuple[Office, ...] = ()
    affiliations: tuple[KnownAffiliation, ...] = ()
    source: str | None = None
    proposed: bool = False


class Via(StrEnum):
    """By what an actor was recognised: its name or alias, its acronym, its demonym, the seat of its government."""

    NAME = "name"
    ACRONYM = "acronym"
    DEMONYM = "demonym"
    CAPITAL = "capital"


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name of the register found in a text, at characters `start` to `end`."""

    start: int
    end: int
    actor: str
    kind: ActorKind
    via: Via


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in an article, with its actor or place once resolved; `via` says how a known one was recognised."""

    id: str
    spans: Spans
    text: str
    kind: MentionKind
    actor: str | None = None
    place: NamedPlace | None = None
    via: Via | None = None
    component: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who speaks, acts or suffers, as the noun phrase stands in the article.

    `mention` is the id of a mention, `actor` an id of the register, `side` `a` or `b` in exchanges and clashes,
    `resolved` the full name behind a pronoun, title or capital, taken from the article or the register.
    """

    spans: Spans
    text: str
    mention: str | None = None
    actor: str | None = None
    side: str | None = None
    resolved: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """An actor in the record: a registered id, or only the words when nobody could be resolved."""

    name: str
    actor: str | None = None

    @property
    def key(self) -> str:
        """What makes two of them the same: the actor's id, else the folded words."""
        return self.actor or f"~{self.name.casefold()}"
