"""A RecordView in memory, and a small made-up week in both languages. All sentences were written for these tests."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from palabre.errors import NotFound
from palabre.model.accord import AccordKind, AccordRecord, AccordState
from palabre.model.actor import Actor, ActorKind, Party, Who, Words
from palabre.model.article import Article
from palabre.model.claim import Claim, ClaimKind
from palabre.model.codes import PloverType
from palabre.model.commitment import CommitmentRecord
from palabre.model.desk import Desk
from palabre.model.dispute import Dispute, DisputedValue
from palabre.model.event import AttributionRecord, Certainty, EventKind, EventRecord, EventStatus
from palabre.model.passage import Evidence, Passage
from palabre.model.place import NamedPlace, PlacePrecision, PlaceRelation
from palabre.model.position import Divergence, PositionRecord, Question, Shift, Stance
from palabre.model.reading import Reading
from palabre.model.record import RecordItem
from palabre.model.source import Source
from palabre.model.statement import Force, Form, Statement, StatementRecord, Voice
from palabre.model.story import Origin, Story
from palabre.model.time import Period, TimePrecision
from palabre.model.toll import Figure, Harm, Qualifier, Victim
from palabre.record.store import Item, Refusal, SourceCount, Span

ALWAYS = Span()
WEEK = Span(first=date(2020, 10, 26), last=date(2020, 11, 1))


@dataclass
class MemoryView:
    """Lists behind the protocol; selection by day as the protocol says."""

    articles_: dict[str, Article] = field(default_factory=dict)
    items_: list[Any] = field(default_factory=list)
    claims_: dict[str, Claim] = field(default_factory=dict)
    desk_: Desk = field(default_factory=Desk)
    counts_: tuple[SourceCount, ...] = ()
    refusals_: tuple[Refusal, ...] = ()

    def desk(self) -> Desk:
        return self.desk_

    def items(
        self, kind: type[Item], *, span: Span = ALWAYS, actor: str | None = None, question: str | None = None
    ) -> Iterator[Item]:
        found = [i for i in self.items_ if isinstance(i, kind) and _inside(_day(i), span)]
        return iter(sorted(found, key=lambda i: (str(_day(i)), i.id)))

    def item(self, id: str) -> RecordItem:
        for one in self.items_:
            if one.id == id:
                return one  # type: ignore[no-any-return]
        raise NotFound(id, "no such item")

    def article(self, id: str) -> Article:
        if id not in self.articles_:
            raise NotFound(id, "no such article")
        return self.articles_[id]

    def articles(self, *, span: Span = ALWAYS, source: str | None = None) -> Iterator[Article]:
        return iter(self.articles_.values())

    def claim(self, id: str) -> Claim:
        if id not in self.claims_:
            raise NotFound(id, "no such claim")
        return self.claims_[id]

    def reading(self, article: str) -> Reading:
        raise NotFound(article, "no reading")

    def source_counts(self, span: Span) -> tuple[SourceCount, ...]:
        return self.counts_

    def refusals(self, span: Span) -> tuple[Refusal, ...]:
        return self.refusals_

    def search(self, words: str, *, limit: int = 20) -> Iterator[Article]:
        return iter(())


def _day(item: Any) -> date | None:
    for name in ("when", "said", "at", "reported"):
        period = getattr(item, name, None)
        if period is not None and period.start:
            return period.start  # type: ignore[no-any-return]
    iso = getattr(item, "on", None) or getattr(item, "since", None)
    return date.fromisoformat(iso) if iso else None


def _inside(day: date | None, span: Span) -> bool:
    if day is None:
        return True
    return (span.first is None or day >= span.first) and (span.last is None or day <= span.last)


def day(text: str) -> Period:
    """One day."""
    return Period(start=date.fromisoformat(text), end=date.fromisoformat(text), precision=TimePrecision.DAY)


EN_1 = """Paris hardens its tone

The French foreign minister, Anne Lorrain, firmly rejected, Monday, October 26, the idea of talks with armed groups \
that "kill children and police officers". "We do not talk to murderers," she told reporters.

The Malian prime minister, Oumar Sidibé, stressed that dialogue remained "an opportunity to hear the communities".

Analyst Jean Kervella believes the groups "run part of the countryside".

The military are supposed to hand power to civilians within 18 months."""
EN_2 = """Attack near Bankass

On Tuesday 27 October, 12 civilians, 11 soldiers and a peacekeeper were killed near Bankass in an attack \
attributed to the jihadists, the army said. Residents put the civilian dead at 15.

At Dioura gunmen abducted three aid workers on Wednesday. The Front denied any part in it.

On Thursday the two sides signed the Ségou ceasefire; the Katiba did not sign. \
The army is to leave the town by 15 November. On Friday an explosion was heard in Sévaré."""
FR_1 = """Paris durcit le ton

La ministre française des Affaires étrangères, Anne Lorrain, a fermement rejeté, lundi 26 octobre, \
l’idée de discussions avec les groupes armés qui « tuent des enfants ». \
« On ne parle pas avec des assassins », a-t-elle déclaré.

Le Premier ministre malien, Oumar Sidibé, a souligné que le dialogue restait \
« une occasion d’entendre les communautés »."""


def week() -> MemoryView:
    """A week with everything that a brief can hold."""
    view = MemoryView()
    _articles(view)
    _desk(view)
    _events(view)
    _statements(view)
    _stands(view)
    _owed(view)
    return view


def _articles(view: MemoryView) -> None:
    for id, text, source, language, at in (
        ("ar-1", EN_1, "courier", "en", 27),
        ("ar-2", EN_2, "wire", "en", 30),
        ("ar-3", FR_1, "gazette", "fr", 27),
    ):
        title, _, _ = text.partition("\n")
        view.articles_[id] = Article(
            id=id,
            text=text,
            title=title,
            published=datetime(2020, 10, at, tzinfo=UTC),
            language=language,
            source=source,
            url=f"https://example.org/{id}",
        )


def _desk(view: MemoryView) -> None:
    view.desk_ = Desk(
        name="Test desk",
        sources=(
            Source(id="courier", name="The Courier"),
            Source(id="wire", name="North Wire"),
            Source(id="gazette", name="La Gazette"),
            Source(id="radio", name="Radio Delta"),
        ),
        questions=(
            Question(
                id="talk",
                words=Words(en="Negotiate with the armed groups?", fr="Négocier avec les groupes armés ?"),
            ),
        ),
    )
    view.items_ += [
        Actor(id="st-fr", kind=ActorKind.STATE, names=Words(en="France", fr="France"), country="FR"),
        Actor(id="st-ml", kind=ActorKind.STATE, names=Words(en="Mali", fr="Mali"), country="ML"),
        Actor(id="pe-lo", kind=ActorKind.PERSON, names=Words(en="Anne Lorrain")),
        Actor(id="pe-si", kind=ActorKind.PERSON, names=Words(en="Oumar Sidibé")),
        Actor(
            id="ag-fr",
            kind=ActorKind.ARMED_GROUP,
            names=Words(en="Front of the North", fr="Front du Nord"),
        ),
    ]
    view.counts_ = (
        SourceCount(source="courier", articles=1, refused=0, last=date(2020, 10, 27)),
        SourceCount(source="radio", articles=0, refused=2, last=None),
    )
    at = datetime(2020, 10, 28, tzinfo=UTC)
    view.refusals_ = tuple(
        Refusal(location=f"r{n}", source="radio", code="unreadable_input", reason="empty", at=at) for n in range(2)
    )
    view.items_.append(
        Story(
            id="so-1",
            title="Attack near Bankass",
            language="en",
            first="2020-10-27",
            last="2020-10-30",
            articles=("ar-2",),
            origins=(Origin(id="or-1", lineage="wire", articles=("ar-2",), reason="only article"),),
        )
    )


def evidence(view: MemoryView, article: str, words: str, claim: str = "cl-0") -> tuple[Evidence, ...]:
    """The passage of these words."""
    start = view.articles_[article].text.index(words)
    return (Evidence(article=article, claim=claim, spans=((start, start + len(words)),)),)


def figure(view: MemoryView, words: str, number: int, who: Victim, **more: Any) -> Figure:
    """An exact figure of dead."""
    values: dict[str, Any] = {
        "harm": Harm.KILLED,
        "who": who,
        "low": number,
        "best": number,
        "high": number,
        "qualifier": Qualifier.EXACT,
        "side": None,
        "cumulative": False,
        "according_to": None,
        "reported": "2020-10-30",
        "origins": 1,
        "sources": ("wire",),
        "evidence": evidence(view, "ar-2", words),
    }
    return Figure(**(values | more))


def event(id: str, kind: EventKind, **more: Any) -> EventRecord:
    """An event with empty fields where none are given."""
    values: dict[str, Any] = {
        "id": id,
        "type": PloverType.ASSAULT,
        "kind": kind,
        "status": EventStatus.REPORTED,
        "when": None,
        "place": None,
        "actors": (),
        "recipients": (),
        "figures": (),
        "sizes": (),
        "attribution": (),
        "words": "",
        "language": "en",
        "reported": day("2020-10-30"),
        "stories": (),
        "evidence": (),
        "origins": 1,
    }
    return EventRecord(**(values | more))


def place(name: str, relation: PlaceRelation = PlaceRelation.AT, **more: Any) -> NamedPlace:
    """A town."""
    values: dict[str, Any] = {"country": "ML", "precision": PlacePrecision.SETTLEMENT} | more
    return NamedPlace(spans=((0, 1),), text=name, name=name, relation=relation, **values)


def _events(view: MemoryView) -> None:
    sentence = "12 civilians, 11 soldiers and a peacekeeper were killed near Bankass"
    army = Who(name="the army")
    view.items_ += [
        event(
            "ev-1",
            EventKind.ATTACK,
            when=day("2020-10-27"),
            place=place("Bankass", PlaceRelation.NEAR, lat=14.08, lon=-3.52, geonames=1),
            figures=(
                figure(view, "12 civilians", 12, Victim.CIVILIAN, according_to=army),
                figure(view, "civilian dead at 15", 15, Victim.CIVILIAN, according_to=Who(name="residents")),
                figure(view, "11 soldiers", 11, Victim.SOLDIER, according_to=army),
                figure(view, "a peacekeeper", 1, Victim.PEACEKEEPER, according_to=army),
            ),
            attribution=(
                AttributionRecord(
                    to=Who(name="the jihadists"),
                    certainty=Certainty.ATTRIBUTED,
                    by=army,
                    evidence=evidence(view, "ar-2", "attributed to the jihadists"),
                ),
            ),
            words=sentence,
            evidence=evidence(view, "ar-2", sentence),
        ),
        event(
            "ev-2",
            EventKind.ABDUCTION,
            when=day("2020-10-28"),
            place=place("Dioura"),
            figures=(figure(view, "three aid workers", 3, Victim.AID_WORKER, harm=Harm.ABDUCTED),),
            attribution=(
                AttributionRecord(
                    to=Who(name="Front", actor="ag-fr"),
                    certainty=Certainty.DENIED,
                    by=Who(name="Front", actor="ag-fr"),
                    evidence=evidence(view, "ar-2", "The Front denied any part in it"),
                ),
            ),
            evidence=evidence(view, "ar-2", "gunmen abducted three aid workers on Wednesday"),
        ),
        event(
            "ev-3",
            EventKind.EXPLOSION,
            when=day("2020-10-30"),
            place=place("Sévaré"),
            evidence=evidence(view, "ar-2", "On Friday an explosion was heard in Sévaré"),
        ),
        Dispute(
            id="di-1",
            about="ev-1",
            field="killed/civilian",
            values=(
                DisputedValue(
                    value="12",
                    according_to=army,
                    reported="2020-10-30",
                    origins=1,
                    evidence=evidence(view, "ar-2", "12 civilians"),
                ),
                DisputedValue(
                    value="15",
                    according_to=Who(name="residents"),
                    reported="2020-10-30",
                    origins=1,
                    evidence=evidence(view, "ar-2", "civilian dead at 15"),
                ),
            ),
        ),
    ]


def statement(view: MemoryView, id: str, article: str, words: str, **more: Any) -> StatementRecord:
    """A statement on words of an article, with its claim where a cue is given."""
    cue = more.pop("cue", None)
    claim = f"cl-{id}"
    found = evidence(view, article, words, claim)
    values: dict[str, Any] = {
        "id": id,
        "speaker": Who(name="Anne Lorrain", actor="pe-lo"),
        "role": None,
        "voice": Voice.PARTY,
        "form": Form.INDIRECT,
        "force": Force.SAY,
        "words": words,
        "quoted": (),
        "language": view.articles_[article].language,
        "said": None,
        "reported": day("2020-10-27"),
        "venue": None,
        "addressee": None,
        "questions": (),
        "within": None,
        "evidence": found,
        "origins": 1,
    } | more
    if cue:
        start = view.articles_[article].text.index(cue)
        body = Statement(
            id="s1",
            speaker=Party(spans=((0, 1),), text="x"),
            cue=Passage(spans=((start, start + len(cue)),), text=cue),
            content=Passage(spans=found[0].spans, text=words),
            form=values["form"],
            force=values["force"],
            voice=values["voice"],
        )
        kind = ClaimKind.STATEMENT
        view.claims_[claim] = Claim(id=claim, article=article, kind=kind, spans=found[0].spans, body=body)
    return StatementRecord(**values)


def _statements(view: MemoryView) -> None:
    minister = {"said": day("2020-10-26"), "questions": ("talk",), "force": Force.REJECT}
    premier = Who(name="Oumar Sidibé", actor="pe-si")
    view.items_ += [
        statement(
            view,
            "sm-1",
            "ar-1",
            'the idea of talks with armed groups that "kill children and police officers"',
            cue="firmly rejected",
            form=Form.MIXED,
            quoted=("kill children and police officers",),
            role="foreign minister",
            **minister,
        ),
        statement(view, "sm-2", "ar-1", "We do not talk to murderers", form=Form.DIRECT),
        statement(
            view,
            "sm-3",
            "ar-1",
            'dialogue remained "an opportunity to hear the communities"',
            cue="stressed",
            form=Form.MIXED,
            quoted=("an opportunity to hear the communities",),
            speaker=premier,
            role="prime minister",
        ),
        statement(
            view,
            "sm-4",
            "ar-1",
            'the groups "run part of the countryside"',
            cue="believes",
            form=Form.MIXED,
            quoted=("run part of the countryside",),
            speaker=Who(name="Jean Kervella"),
            voice=Voice.ANALYST,
            force=Force.THINK,
        ),
        statement(
            view,
            "sm-5",
            "ar-3",
            "le dialogue restait « une occasion d’entendre les communautés »",
            cue="a souligné",
            form=Form.MIXED,
            quoted=("une occasion d’entendre les communautés",),
            speaker=premier,
            role="Premier ministre",
            questions=("talk",),
        ),
    ]


def _stands(view: MemoryView) -> None:
    france, mali = Who(name="France", actor="st-fr"), Who(name="Mali", actor="st-ml")
    for id, actor, stance, words in (
        ("po-1", france, Stance.AGAINST, "firmly rejected"),
        ("po-2", mali, Stance.FOR, "an opportunity to hear the communities"),
    ):
        view.items_.append(
            PositionRecord(
                id=id,
                actor=actor,
                question="talk",
                stance=stance,
                at=day("2020-10-26"),
                speaker=None,
                conditions=(),
                basis=("sm-1",),
                words=words,
                language="en",
                evidence=evidence(view, "ar-1", words),
                origins=1,
            )
        )
    view.items_ += [
        Divergence(
            id="dv-1",
            question="talk",
            one=france,
            two=mali,
            stance_one=Stance.AGAINST,
            stance_two=Stance.FOR,
            since="2020-10-26",
            evidence=evidence(view, "ar-1", "firmly rejected"),
        ),
        Shift(
            id="sh-1",
            question="talk",
            actor=mali,
            before=Stance.UNCLEAR,
            after=Stance.FOR,
            on="2020-10-26",
            evidence=evidence(view, "ar-1", "an opportunity to hear the communities"),
        ),
    ]


def _owed(view: MemoryView) -> None:
    view.items_ += [
        AccordRecord(
            id="ac-1",
            name="Ségou ceasefire",
            kind=AccordKind.CEASEFIRE,
            state=AccordState.SIGNED,
            when=day("2020-10-29"),
            place=None,
            signatories=(Who(name="the two sides"),),
            non_signatories=(Who(name="the Katiba"),),
            parties=(),
            mediators=(),
            words="the two sides signed the Ségou ceasefire",
            language="en",
            reported=day("2020-10-30"),
            evidence=evidence(view, "ar-2", "the two sides signed the Ségou ceasefire; the Katiba did not sign"),
            origins=1,
        ),
        CommitmentRecord(
            id="co-1",
            owner=Who(name="The army"),
            words="leave the town",
            language="en",
            due=day("2020-11-15"),
            hedged=False,
            reported=day("2020-10-30"),
            evidence=evidence(view, "ar-2", "The army is to leave the town by 15 November"),
            origins=1,
        ),
        CommitmentRecord(
            id="co-2",
            owner=Who(name="The military"),
            words="hand power to civilians",
            language="en",
            due=Period(start=None, end=None, precision=TimePrecision.UNKNOWN, text="18 months"),
            hedged=True,
            reported=day("2020-10-27"),
            evidence=evidence(view, "ar-1", "The military are supposed to hand power to civilians within 18 months"),
            origins=1,
        ),
    ]
