"""Small articles and readings by hand: words are found in the text, so every span is right or the test fails."""

from __future__ import annotations

from datetime import UTC, date, datetime

from palabre.model.accord import Accord, AccordKind, AccordState
from palabre.model.actor import Actor, AffiliationStatus, Mention, MentionKind, Party, Relation
from palabre.model.affiliation import Affiliation, Role
from palabre.model.article import Article, Credit, CreditKind
from palabre.model.codes import PloverType
from palabre.model.commitment import Commitment
from palabre.model.desk import Desk
from palabre.model.event import Attribution, Certainty, Event, EventKind, EventStatus
from palabre.model.judgement import Judgement, Verdict, judgement_id
from palabre.model.passage import Passage, Spans, passage
from palabre.model.place import NamedPlace, PlacePrecision
from palabre.model.position import AskedQuestion, Position, Stance
from palabre.model.reading import ReadArticle, ReaderVersion, Reading
from palabre.model.record import Record
from palabre.model.source import Source, SourceKind
from palabre.model.statement import Force, Form, Statement, Voice
from palabre.model.time import Time, TimePrecision
from palabre.model.toll import Harm, Qualifier, Toll, Victim
from palabre.reconcile import fold

READER = ReaderVersion(name="by-hand", version="1")
DESK = Desk(
    sources=(
        Source(id="wire", name="Agence France-Presse", kind=SourceKind.AGENCY),
        Source(id="herald", name="The Herald"),
        Source(id="gazette", name="La Gazette"),
    )
)


class Register:
    """A register of the given actors."""

    def __init__(self, *actors: Actor) -> None:
        self._actors = {a.id: a for a in actors}

    def get(self, id: str) -> Actor | None:
        return self._actors.get(id)


class Page:
    """An article under construction."""

    def __init__(self, id: str, text: str, day: str | None = "2021-03-05", **more: object) -> None:
        self.id, self.text, self.day = id, text, day
        self.more = {"language": "en", **more}
        self.parts: dict[str, list[object]] = {}

    def spans(self, words: str) -> Spans:
        start = self.text.index(words)
        return ((start, start + len(words)),)

    def passage(self, words: str) -> Passage:
        return passage(self.text, *self.spans(words))

    def party(self, words: str, actor: str | None = None, **more: object) -> Party:
        return Party(spans=self.spans(words), text=words, actor=actor, **more)  # type: ignore[arg-type]

    def _add(self, kind: str, item: object) -> None:
        self.parts.setdefault(kind, []).append(item)

    def _next(self, kind: str) -> str:
        return f"{kind[0]}{len(self.parts.get(kind, ())) + 1}"

    def time(
        self, words: str, start: str | None, end: str | None = None, precision: TimePrecision = TimePrecision.DAY
    ) -> str:
        name = self._next("times")
        first = date.fromisoformat(start) if start else None
        last = date.fromisoformat(end) if end else first
        self._add(
            "times", Time(id=name, spans=self.spans(words), text=words, start=first, end=last, precision=precision)
        )
        return name

    def place(self, words: str, **more: object) -> NamedPlace:
        given = {"name": words, "country": "ML", "precision": PlacePrecision.SETTLEMENT, **more}
        return NamedPlace(spans=self.spans(words), text=words, **given)  # type: ignore[arg-type]

    def toll(self, words: str, best: int, who: Victim = Victim.CIVILIAN, **more: object) -> Toll:
        given = {"low": best, "high": best, "harm": Harm.KILLED, "qualifier": Qualifier.EXACT, **more}
        return Toll(who=who, best=best, spans=self.spans(words), **given)  # type: ignore[arg-type]

    def attribution(self, words: str, to: Party, certainty: Certainty, by: Party | None = None) -> Attribution:
        return Attribution(to=to, certainty=certainty, spans=self.spans(words), by=by)

    def event(self, trigger: str, kind: EventKind = EventKind.ATTACK, **more: object) -> str:
        name = self._next("events")
        given = {"type": PloverType.ASSAULT, "status": EventStatus.REPORTED, **more}
        self._add("events", Event(id=name, kind=kind, trigger=self.passage(trigger), **given))  # type: ignore[arg-type]
        return name

    def statement(self, content: str, speaker: Party | None, **more: object) -> str:
        name = self._next("statements")
        given = {"cue": None, "form": Form.INDIRECT, "force": Force.SAY, "voice": Voice.PARTY, **more}
        item = Statement(id=name, speaker=speaker, content=self.passage(content), **given)  # type: ignore[arg-type]
        self._add("statements", item)
        return name

    def position(self, words: str, actor: Party, stance: Stance, *, question: str = "talks", **more: object) -> str:
        name = self._next("positions")
        asked = AskedQuestion(id=question, text=f"Should there be {question}?")
        item = Position(id=name, actor=actor, question=asked, stance=stance, spans=self.spans(words), **more)  # type: ignore[arg-type]
        self._add("positions", item)
        return name

    def accord(self, name: str, kind: AccordKind = AccordKind.COMPREHENSIVE, **more: object) -> str:
        given = {"state": AccordState.SIGNED, **more}
        item = Accord(id=self._next("accords"), name=name, kind=kind, spans=self.spans(name), **given)  # type: ignore[arg-type]
        self._add("accords", item)
        return item.id

    def commitment(self, act: str, owner: Party | None, **more: object) -> str:
        passage_ = self.passage(act)
        item = Commitment(
            id=self._next("commitments"),
            owner=owner,
            act=passage_,
            spans=passage_.spans,
            **more,  # type: ignore[arg-type]
        )
        self._add("commitments", item)
        return item.id

    def affiliation(
        self, words: str, member: Party, group: Party, status: AffiliationStatus = AffiliationStatus.REPORTED
    ) -> None:
        item = Affiliation(
            member=member, group=group, relation=Relation.LINKED_TO, status=status, spans=self.spans(words)
        )
        self._add("affiliations", item)

    def role(self, words: str, person: Party, post: str, **more: object) -> None:
        self._add("roles", Role(person=person, post=post, spans=self.spans(words), **more))  # type: ignore[arg-type]

    def mention(self, words: str, kind: MentionKind = MentionKind.PERSON, actor: str | None = None) -> str:
        name = self._next("mentions")
        self._add("mentions", Mention(id=name, spans=self.spans(words), text=words, kind=kind, actor=actor))
        return name

    def credit(self, agency: str, kind: CreditKind = CreditKind.BYLINE) -> None:
        self._add("credits", Credit(agency=agency, kind=kind, spans=self.spans(agency)))

    def read(self) -> ReadArticle:
        published = datetime.combine(date.fromisoformat(self.day), datetime.min.time(), UTC) if self.day else None
        article = Article(id=self.id, text=self.text, published=published, **self.more)  # type: ignore[arg-type]
        parts = {kind: tuple(items) for kind, items in self.parts.items()}
        reading = Reading(article=self.id, reader=READER, language=str(self.more["language"]), **parts)  # type: ignore[arg-type]
        return ReadArticle(article=article, reading=reading)


def claim_ids(page: Page) -> tuple[str, ...]:
    """The ids of the page's claims in reading order."""
    return tuple(c.id for c in page.read().reading.claims())


def record(
    *pages: Page, judgements: tuple[Judgement, ...] = (), desk: Desk = DESK, register: Register | None = None
) -> Record:
    """The fold of some pages."""
    return fold((p.read() for p in pages), judgements=judgements, desk=desk, actors=register or Register())


def judged(verdict: Verdict, *about: str, minute: int = 0, by: str = "Awa", **more: object) -> Judgement:
    """A person's judgement, `minute` minutes after noon."""
    at = datetime(2021, 4, 1, 12, minute, tzinfo=UTC)
    name = judgement_id(verdict=verdict, about=about, by=by, at=at)
    return Judgement(id=name, verdict=verdict, about=about, by=by, rule=False, at=at, **more)  # type: ignore[arg-type]
