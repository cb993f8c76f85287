"""Readings: all claims of one article by one version of the reader. The JSON contract `palabre.reading/1`."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from palabre.model.accord import Accord
from palabre.model.actor import Mention
from palabre.model.affiliation import Affiliation, Role
from palabre.model.article import Article, Credit
from palabre.model.claim import Claim, ClaimBody, claim
from palabre.model.commitment import Commitment
from palabre.model.event import Event
from palabre.model.ids import content_id
from palabre.model.passage import Spans
from palabre.model.position import Position
from palabre.model.statement import Statement
from palabre.model.time import Time

SCHEMA = "palabre.reading/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderVersion:
    """Which reader made a reading."""

    name: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one article says. All ids inside (t1, s1, e1 ...) are local to the reading."""

    article: str
    reader: ReaderVersion
    language: str
    credits: tuple[Credit, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    events: tuple[Event, ...] = ()
    accords: tuple[Accord, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    roles: tuple[Role, ...] = ()
    furniture: Spans = ()

    @property
    def id(self) -> str:
        """Content id over article and reader version."""
        return content_id("re", self.article, self.reader.name, self.reader.version)

    def bodies(self) -> Iterator[ClaimBody]:
        """The items of the reading that are claims, kind by kind."""
        return chain(
            self.statements,
            self.positions,
            self.events,
            self.accords,
            self.commitments,
            self.affiliations,
            self.roles,
        )

    def claims(self) -> Iterator[Claim]:
        """The claims of the reading with their ids."""
        return (claim(self.article, body) for body in self.bodies())


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadArticle:
    """An article together with its reading: what goes from reader to store."""

    article: Article
    reading: Reading
