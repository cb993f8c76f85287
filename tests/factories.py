"""Small articles, readings and records for tests: valid by construction, every span on the words it names.

Each function takes only what a test is about and fills in the rest.
"""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from palabre.model.actor import Actor, ActorKind, Party, Who, Words
from palabre.model.article import Article
from palabre.model.capture import Capture
from palabre.model.claim import Claim
from palabre.model.codes import PloverType
from palabre.model.commitment import Commitment, CommitmentRecord
from palabre.model.event import Event, EventKind, EventRecord, EventStatus
from palabre.model.ids import content_id
from palabre.model.judgement import Judgement, Verdict, judgement_id
from palabre.model.passage import Evidence, Passage, passage
from palabre.model.position import Divergence, PositionRecord, Question, Stance
from palabre.model.reading import ReadArticle, ReaderVersion, Reading
from palabre.model.record import Record
from palabre.model.statement import Force, Form, Statement, StatementRecord, Voice
from palabre.model.time import Period, TimePrecision
from palabre.model.toll import Figure, Harm, Qualifier, Toll, Victim
from palabre.pipeline import Engine
from palabre.record.sqlite import SqliteStore, open_store
from palabre.record.store import Refusal

FIRST_DAY = date(2031, 3, 3)

TEXT = (
    "The governor of Tessalane said the road to the river is open again. "
    "Two traders were wounded near the bridge on Monday. "
    "The mayor promised to repair the wells."
)
TEXT_FR = (
    "Le gouverneur de Tessalane a déclaré que la route du fleuve est rouverte. "
    "Deux commerçants ont été blessés près du pont lundi. "
    "Le maire a promis de réparer les puits."
)
# Speaker, cue, content; victims, trigger; owner, act.
_WORDS = {
    "en": "The governor of Tessalane|said|the road to the river is open again|Two traders|wounded"
    "|The mayor|to repair the wells",
    "fr": "Le gouverneur de Tessalane|a déclaré|la route du fleuve est rouverte|Deux commerçants|blessés"
    "|Le maire|de réparer les puits",
}


def day(n: int) -> date:
    """The n-th day after the first one of the tests."""
    return FIRST_DAY + timedelta(days=n)


def moment(n: int = 0, *, hour: int = 0) -> datetime:
    """An hour of the n-th day, UTC."""
    return datetime.combine(day(n), datetime.min.time(), UTC) + timedelta(hours=hour)


def on(n: int) -> Period:
    """The n-th day as a period."""
    return Period(start=day(n), end=day(n), precision=TimePrecision.DAY)


def words_of(text: str, words: str) -> Passage:
    """The passage of these words in a text. Raises ValueError when they do not stand there."""
    start = text.index(words)
    return passage(text, (start, start + len(words)))


def party(text: str, words: str, *, actor: str | None = None) -> Party:
    """A party named by these words of the text."""
    found = words_of(text, words)
    return Party(spans=found.spans, text=found.text, actor=actor)


def article(
    n: int = 0, *, language: str = "en", text: str | None = None, source: str | None = "gazette", dated: bool = True
) -> Article:
    """The n-th article, published on the n-th day."""
    return Article(
        id=content_id("ar", str(n), language, text),
        text=text if text is not None else (TEXT_FR if language == "fr" else TEXT),
        title=f"Nouvelles du fleuve {n}" if language == "fr" else f"News from the river {n}",
        published=moment(n) if dated else None,
        language=language,
        url=f"https://news.example/{language}/{n}",
        source=source,
    )


def read_text(engine: Engine, language: str, text: str) -> Reading:
    """What the reader makes of a text of one day."""
    return engine.read(Article(id="a", text=text, language=language, published=datetime(2031, 3, 5))).reading


def events_of(engine: Engine, language: str, text: str) -> tuple[Event, ...]:
    """The events of a text published on Monday 17 October 2011."""
    published = datetime(2011, 10, 17, tzinfo=UTC)
    return engine.unrated(Article(id="a", text=text, language=language, published=published)).events


def told(event: Event) -> str:
    """An event as *kind: doers > sufferers @ place*."""
    doers, sufferers = (" + ".join(p.text for p in who) for who in (event.actors, event.recipients))
    return f"{event.kind.value}: {doers} > {sufferers} @ {event.place.text if event.place else ''}"


def statement(text: str, language: str = "en") -> Statement:
    """What the governor says in the standard text."""
    speaker, cue, content, *_ = _WORDS[language].split("|")
    return Statement(
        id="s1",
        speaker=party(text, speaker, actor="governor"),
        cue=words_of(text, cue),
        content=words_of(text, content),
        form=Form.INDIRECT,
        force=Force.SAY,
        voice=Voice.PARTY,
        component="statements.v1",
    )


def event(text: str, language: str = "en") -> Event:
    """The wounding of two traders in the standard text."""
    victims, trigger = _WORDS[language].split("|")[3:5]
    toll = Toll(
        harm=Harm.INJURED,
        who=Victim.CIVILIAN,
        low=2,
        best=2,
        high=2,
        qualifier=Qualifier.EXACT,
        spans=words_of(text, victims).spans,
    )
    return Event(
        id="e1",
        type=PloverType.ASSAULT,
        kind=EventKind.ATTACK,
        trigger=words_of(text, trigger),
        status=EventStatus.REPORTED,
        recipients=(party(text, victims),),
        tolls=(toll,),
    )


def commitment(text: str, language: str = "en") -> Commitment:
    """The mayor's promise in the standard text."""
    owner, act = _WORDS[language].split("|")[5:]
    found = words_of(text, act)
    return Commitment(id="c1", owner=party(text, owner), act=found, spans=found.spans)


def reading(of: Article, *, version: str = "1", empty: bool = False) -> Reading:
    """A reading of a standard article: one statement, one event, one commitment; or nothing."""
    head = {"article": of.id, "reader": ReaderVersion(name="test", version=version), "language": of.language or "en"}
    if empty:
        return Reading(**head)  # type: ignore[arg-type]
    language = of.language or "en"
    return Reading(
        **head,  # type: ignore[arg-type]
        statements=(statement(of.text, language),),
        events=(event(of.text, language),),
        commitments=(commitment(of.text, language),),
    )


def read_article(n: int = 0, *, language: str = "en", version: str = "1") -> ReadArticle:
    """The n-th standard article with its reading."""
    made = article(n, language=language)
    return ReadArticle(article=made, reading=reading(made, version=version))


def capture(n: int = 0, content: bytes = b"<p>News from the river</p>") -> Capture:
    """The n-th capture."""
    location = f"https://news.example/{n}"
    return Capture(location=location, at=moment(n, hour=6), status=200, media_type="text/html", content=content)


def refusal(n: int = 0, *, source: str | None = "gazette") -> Refusal:
    """Something refused on the n-th day."""
    return Refusal(
        location=f"https://news.example/{n}", source=source, code="fetch_failed", reason="no answer", at=moment(n)
    )


def judgement(*about: str, n: int = 0, verdict: Verdict = Verdict.REJECT, rule: bool = False) -> Judgement:
    """A judgement about these ids on the n-th day."""
    by = "events.v1" if rule else "Awa"
    name = judgement_id(verdict=verdict, about=about, by=by, at=moment(n))
    return Judgement(id=name, verdict=verdict, about=about, by=by, rule=rule, at=moment(n), why="seen in the field")


def evidence(claim: Claim) -> Evidence:
    """The evidence that a claim gives."""
    return Evidence(article=claim.article, claim=claim.id, spans=claim.spans)


def statement_record(read: ReadArticle, n: int = 0) -> StatementRecord:
    """The governor's statement in the record, said on the n-th day."""
    claim = next(read.reading.claims())
    told = read.reading.statements[0]
    return StatementRecord(
        id=content_id("st", claim.id),
        speaker=Who(name="the governor", actor="governor"),
        role=None,
        voice=told.voice,
        form=told.form,
        force=told.force,
        words=told.content.text,
        quoted=(),
        language=read.reading.language,
        said=on(n),
        reported=on(n + 1),
        venue=None,
        addressee=None,
        questions=("reopen-the-road",),
        within=None,
        evidence=(evidence(claim),),
        origins=1,
    )


def event_record(read: ReadArticle, n: int | None = 0) -> EventRecord:
    """The wounding in the record, on the n-th day, or reported on the first day and undated."""
    claim = next(c for c in read.reading.claims() if c.body is read.reading.events[0])
    proof = (evidence(claim),)
    figure = Figure(
        harm=Harm.INJURED,
        who=Victim.CIVILIAN,
        low=2,
        best=2,
        high=2,
        qualifier=Qualifier.EXACT,
        side=None,
        cumulative=False,
        according_to=Who(name="the clinic", actor="clinic"),
        reported=day(0).isoformat(),
        origins=1,
        sources=("gazette",),
        evidence=proof,
    )
    return EventRecord(
        id=content_id("ev", claim.id),
        type=PloverType.ASSAULT,
        kind=EventKind.ATTACK,
        status=EventStatus.REPORTED,
        when=None if n is None else on(n),
        place=None,
        actors=(Who(name="armed men"),),
        recipients=(Who(name="traders", actor="traders"),),
        figures=(figure,),
        sizes=(),
        attribution=(),
        words=read.reading.events[0].trigger.text,
        language=read.reading.language,
        reported=on(0),
        stories=(),
        evidence=proof,
        origins=1,
    )


def commitment_record(read: ReadArticle, n: int = 0) -> CommitmentRecord:
    """The mayor's promise in the record, reported on the n-th day and due a month later."""
    claim = next(c for c in read.reading.claims() if c.body is read.reading.commitments[0])
    return CommitmentRecord(
        id=content_id("co", claim.id),
        owner=Who(name="the mayor"),
        words=read.reading.commitments[0].act.text,
        language=read.reading.language,
        due=on(n + 30),
        hedged=False,
        reported=on(n),
        evidence=(evidence(claim),),
        origins=1,
    )


def position_record(read: ReadArticle, n: int = 0, *, actor: str = "governor") -> PositionRecord:
    """An actor's yes to the reopening of the road, on the n-th day."""
    basis = statement_record(read, n)
    return PositionRecord(
        id=content_id("po", basis.id, actor),
        actor=Who(name=actor, actor=actor),
        question="reopen-the-road",
        stance=Stance.FOR,
        at=on(n),
        speaker=None,
        conditions=(),
        basis=(basis.id,),
        words=basis.words,
        language=basis.language,
        evidence=basis.evidence,
        origins=1,
    )


def divergence(read: ReadArticle, n: int = 0) -> Divergence:
    """The governor and the traders at odds since the n-th day."""
    return Divergence(
        id=content_id("di", str(n)),
        question="reopen-the-road",
        one=Who(name="the governor", actor="governor"),
        two=Who(name="the traders", actor="traders"),
        stance_one=Stance.FOR,
        stance_two=Stance.AGAINST,
        since=day(n).isoformat(),
        evidence=statement_record(read, n).evidence,
    )


def actor(id: str = "governor") -> Actor:
    """A registered actor."""
    return Actor(id=id, kind=ActorKind.PERSON, names=Words(en=id))


def question(id: str = "reopen-the-road") -> Question:
    """A question of the desk."""
    return Question(id=id, words=Words(en="Reopen the road?", fr="Rouvrir la route ?"))


def record(*reads: ReadArticle) -> Record:
    """A record of these articles, as a fold would order it; the n-th article's items lie on the n-th day."""
    placed = list(enumerate(reads))
    return Record(
        actors=(actor(),),
        statements=tuple(sorted((statement_record(r, n) for n, r in placed), key=lambda s: s.id)),
        events=tuple(sorted((event_record(r, n) for n, r in placed), key=lambda e: e.id)),
        positions=tuple(sorted((position_record(r, n) for n, r in placed), key=lambda p: p.id)),
        commitments=tuple(sorted((commitment_record(r, n) for n, r in placed), key=lambda c: c.id)),
        questions=(question(),),
        decisions=tuple(judgement(*(c.id for c in r.reading.claims()), n=n, rule=True) for n, r in placed),
    )


def store(folder: Path) -> SqliteStore:
    """A new store in a folder."""
    return open_store(folder / "record.palabre", create=True)
