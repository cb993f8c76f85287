"""What every store does, whoever stands behind it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from palabre.errors import InputError, NotFound
from palabre.model.actor import Actor
from palabre.model.commitment import CommitmentRecord
from palabre.model.desk import Desk
from palabre.model.event import EventRecord
from palabre.model.position import Divergence, PositionRecord, Question
from palabre.model.reading import ReadArticle
from palabre.model.record import Record
from palabre.model.source import Source
from palabre.model.statement import StatementRecord
from palabre.record.store import Archive, Span, as_items
from tests import factories as make


def week(first: int, last: int) -> Span:
    return Span(first=make.day(first), last=make.day(last))


class TestArticles:
    @pytest.mark.parametrize("language", ["en", "fr"])
    def test_gives_back_what_was_added(self, archive: Archive, language: str) -> None:
        """An article and its reading come back equal."""
        read = make.read_article(language=language)
        assert archive.add(read)
        assert archive.article(read.article.id) == read.article
        assert archive.reading(read.article.id) == read.reading
        assert list(archive.read_articles()) == [read]

    def test_keeps_the_precision_of_the_publication(self, archive: Archive) -> None:
        """A time of day with a zone comes back as it was given; the day it counts for is the one in UTC."""
        paris = timezone(timedelta(hours=1))
        at = datetime(2031, 3, 4, 0, 30, 0, 5, tzinfo=paris)
        given = replace(make.article(), published=at, published_day=False)
        archive.add(ReadArticle(article=given, reading=make.reading(given)))
        assert archive.article(given.id) == given
        assert archive.article(given.id).published.utcoffset() == timedelta(hours=1)  # type: ignore[union-attr]
        assert [a.id for a in archive.articles(span=week(0, 0))] == [given.id]
        assert list(archive.articles(span=week(1, 1))) == []

    def test_second_adding_says_so(self, archive: Archive) -> None:
        """Adding the same again is False."""
        assert archive.add(make.read_article())
        assert not archive.add(make.read_article())
        assert len(list(archive.read_articles())) == 1

    def test_is_there_after_reopening(self, reopen: Callable[[], Archive]) -> None:
        """What was added outlives the store object."""
        first = reopen()
        first.add(make.read_article())
        first.close()
        assert list(reopen().read_articles()) == [make.read_article()]

    def test_has(self, archive: Archive) -> None:
        """`has` knows articles by id only."""
        read = make.read_article()
        assert not archive.has(read.article.id)
        archive.add(read)
        assert archive.has(read.article.id)
        assert not archive.has(read.article.id[:-1])

    def test_refuses_another_text_under_a_stored_id(self, archive: Archive) -> None:
        """The spans of a new reading would point into another text: nothing is stored."""
        read = make.read_article()
        archive.add(read)
        changed = replace(read.article, text=read.article.text + " Rain fell.")
        with pytest.raises(InputError, match="another text"):
            archive.add(ReadArticle(article=changed, reading=make.reading(changed, version="2")))
        assert list(archive.read_articles()) == [read]

    def test_refuses_the_reading_of_another_article(self, archive: Archive) -> None:
        """A reading goes with its own article."""
        with pytest.raises(ValueError, match="came with article"):
            archive.add(ReadArticle(article=make.article(1), reading=make.reading(make.article(2))))
        assert not archive.has(make.article(1).id)

    def test_refuses_half_a_character(self, archive: Archive) -> None:
        """A lone surrogate, which JSON can carry, is refused by name and nothing is stored."""
        broken = replace(make.article(), text="The bridge \ud83c is open.")
        with pytest.raises(InputError, match="not Unicode"):
            archive.add(ReadArticle(article=broken, reading=make.reading(broken, empty=True)))
        assert not archive.has(broken.id)
        assert archive.add(make.read_article())

    def test_order_and_span(self, archive: Archive) -> None:
        """Articles come by day, then id; undated ones last, and never in a bounded span."""
        undated = make.article(9, dated=False)
        archive.add(ReadArticle(article=undated, reading=make.reading(undated)))
        for n in (3, 1, 2):
            archive.add(make.read_article(n))
            archive.add(make.read_article(n, language="fr"))
        listed = list(archive.articles())
        assert [a.published for a in listed] == [make.moment(n) for n in (1, 1, 2, 2, 3, 3)] + [None]
        assert [a.id for a in listed[:2]] == sorted(a.id for a in listed[:2])
        assert [r.article for r in archive.read_articles()] == listed
        assert list(archive.articles(span=week(2, 3))) == listed[2:6]
        assert list(archive.articles(span=Span(first=make.day(3)))) == listed[4:6]
        assert list(archive.articles(span=Span(last=make.day(1)))) == listed[:2]

    def test_by_source(self, archive: Archive) -> None:
        """Articles can be asked for by source."""
        other = make.article(1, source="herald")
        archive.add(make.read_article(1, language="fr"))
        archive.add(ReadArticle(article=other, reading=make.reading(other)))
        assert list(archive.articles(source="herald")) == [other]
        assert list(archive.articles(source="nobody")) == []

    def test_same_address_newest_last(self, archive: Archive) -> None:
        """Versions under one address come in the order in which they were stored."""
        old = make.article(5)
        new = replace(make.article(5, text="The road is closed."), supersedes=old.id)
        for version in (old, new):
            archive.add(ReadArticle(article=version, reading=make.reading(version, empty=True)))
        assert list(archive.same_address(old.url or "")) == [old, new]
        assert list(archive.same_address("https://news.example/none")) == []

    def test_reading_on_while_adding(self, archive: Archive) -> None:
        """Re-reading adds readings while it walks over the articles; each is met once."""
        for n in range(5):
            archive.add(make.read_article(n))
        met = 0
        for read in archive.read_articles():
            archive.add(ReadArticle(article=read.article, reading=make.reading(read.article, version="2")))
            met += 1
        assert met == 5
        assert {r.reading.reader.version for r in archive.read_articles()} == {"2"}

    @pytest.mark.parametrize("ask", ["article", "reading", "claim", "item"])
    def test_not_found(self, archive: Archive, ask: str) -> None:
        """An unknown id is named in the error."""
        with pytest.raises(NotFound) as error:
            getattr(archive, ask)("ar-0000000000000000")
        assert error.value.resource == "ar-0000000000000000"


class TestReadings:
    def test_newest_reading_wins_and_old_claims_stay(self, archive: Archive) -> None:
        """A newer reading is appended; a claim that only the older one made can still be shown."""
        old = make.read_article()
        new = replace(old, reading=replace(make.reading(old.article, version="2"), events=()))
        archive.add(old)
        assert archive.add(new)
        assert archive.reading(old.article.id) == new.reading
        assert list(archive.read_articles()) == [new]
        for claim in old.reading.claims():
            assert archive.claim(claim.id) == claim

    def test_same_version_read_otherwise(self, archive: Archive) -> None:
        """Another register of actors gives another reading by the same version: it is kept, as the newest."""
        old = make.read_article()
        known = replace(old.reading.events[0].recipients[0], actor="traders")
        events = (replace(old.reading.events[0], recipients=(known,)),)
        new = replace(old, reading=replace(old.reading, events=events))
        archive.add(old)
        assert archive.add(new)
        assert archive.reading(old.article.id) == new.reading

    def test_an_old_reading_again_changes_nothing(self, archive: Archive) -> None:
        """Adding a reading that is there does not make it the newest again."""
        old = make.read_article()
        new = replace(old, reading=make.reading(old.article, version="2"))
        assert [archive.add(r) for r in (old, new, old)] == [True, True, False]
        assert archive.reading(old.article.id) == new.reading

    def test_the_same_claim_twice_in_one_reading(self, archive: Archive) -> None:
        """Two items on the same words are one claim and no error."""
        read = make.read_article()
        event = read.reading.events[0]
        archive.add(replace(read, reading=replace(read.reading, events=(event, replace(event, id="e2")))))
        claim = next(c for c in read.reading.claims() if c.body is event)
        assert archive.claim(claim.id) == claim


class TestSearch:
    @pytest.mark.parametrize("words", ["commercants", "COMMERÇANTS", "blesses pont", '"pres du pont"', "l'avis pont"])
    def test_french_without_accents(self, archive: Archive, words: str) -> None:
        """Case, accents, elisions and groups of words."""
        read = make.read_article(language="fr")
        text = read.article.text + " L'avis est clair."
        article = replace(read.article, text=text)
        archive.add(make.read_article(1))
        archive.add(ReadArticle(article=article, reading=make.reading(article)))
        assert list(archive.search(words)) == [article]

    def test_title_before_text_and_limit(self, archive: Archive) -> None:
        """A title that holds the word comes first; `limit` is kept."""
        plain = [make.article(n, text="The harvest market opened. It was a long day by the river.") for n in range(3)]
        titled = replace(make.article(4, text="A long day by the river."), title="The harvest")
        for article in (*plain, titled):
            archive.add(ReadArticle(article=article, reading=make.reading(article, empty=True)))
        assert next(archive.search("harvest")) == titled
        assert len(list(archive.search("harvest", limit=2))) == 2

    @pytest.mark.parametrize("words", ["", "  ", '"', "-", "***", "NOT(", "governor absent", 'road"', "title:river"])
    def test_nothing_typed_is_an_error(self, archive: Archive, words: str) -> None:
        """Operators of the index are words like others; all words must be there."""
        archive.add(make.read_article())
        found = list(archive.search(words))
        assert found == ([make.article()] if words == 'road"' else [])


class TestBesideTheArticles:
    def test_capture_once(self, archive: Archive) -> None:
        """The same bytes from the same place are one capture, whenever they were fetched."""
        assert archive.add_capture(make.capture())
        assert not archive.add_capture(replace(make.capture(), at=make.moment(5)))
        assert archive.add_capture(make.capture(content=b"\x00\xff"))

    def test_judgements_oldest_first(self, archive: Archive) -> None:
        """Judgements come by time, each once, whatever the zone of their time."""
        late, early = make.judgement("cl-1", n=2), make.judgement("cl-1", "cl-2", n=1)
        zoned = replace(
            make.judgement("cl-3", n=1), at=make.moment(1, hour=1).astimezone(timezone(timedelta(hours=-9)))
        )
        assert [archive.add_judgement(j) for j in (late, zoned, early, late)] == [True, True, True, False]
        assert list(archive.judgements()) == [early, zoned, late]

    def test_refuses_a_rules_judgement(self, archive: Archive) -> None:
        """Rules' decisions come with a record, not one by one."""
        with pytest.raises(ValueError, match="rule"):
            archive.add_judgement(make.judgement("cl-1", rule=True))

    def test_refusals_in_a_span(self, archive: Archive) -> None:
        """Refusals are noted once and found by day."""
        for n in (2, 0, 1, 1):
            archive.refuse(make.refusal(n))
        assert archive.refusals(week(0, 1)) == (make.refusal(0), make.refusal(1))
        assert len(archive.refusals(Span())) == 3

    def test_source_counts(self, archive: Archive) -> None:
        """Sources of the desk, of articles and of refusals, each with its counts and its newest day."""
        archive.set_desk(Desk(sources=(Source(id="silent", name="Silent"), Source(id="gazette", name="Gazette"))))
        for n in (0, 1, 8):
            archive.add(make.read_article(n))
        unsigned = make.article(1, source=None, language="fr")
        archive.add(ReadArticle(article=unsigned, reading=make.reading(unsigned)))
        archive.refuse(make.refusal(1, source="herald"))
        archive.refuse(make.refusal(7, source="herald"))
        rows = [(c.source, c.articles, c.refused, c.last) for c in archive.source_counts(week(1, 6))]
        assert rows == [
            ("", 1, 0, make.day(1)),
            ("gazette", 1, 0, make.day(1)),
            ("herald", 0, 1, None),
            ("silent", 0, 0, None),
        ]
        rows = [(c.source, c.articles, c.refused, c.last) for c in archive.source_counts(Span())]
        assert rows[1:3] == [("gazette", 3, 0, make.day(8)), ("herald", 0, 2, None)]

    def test_desk(self, archive: Archive) -> None:
        """Without a desk there is an empty one; the last one set stands."""
        assert archive.desk() == Desk()
        archive.set_desk(Desk(name="One"))
        archive.set_desk(Desk(name="Two", timezone="Africa/Bamako"))
        assert archive.desk() == Desk(name="Two", timezone="Africa/Bamako")


class TestRecord:
    @pytest.fixture
    def reads(self, archive: Archive) -> list[ReadArticle]:
        """Four articles, stored."""
        reads = [make.read_article(n, language="fr" if n % 2 else "en") for n in range(4)]
        for read in reads:
            archive.add(read)
        return reads

    def test_every_item_comes_back(self, archive: Archive, reads: list[ReadArticle]) -> None:
        """All items of a record, by id and by kind."""
        record = make.record(*reads)
        archive.replace_record(record)
        for item in as_items(record):
            assert archive.item(item.id) == item
        assert sorted(archive.items(StatementRecord), key=lambda s: s.id) == list(record.statements)
        assert list(archive.items(Question)) == list(record.questions)

    def test_items_by_day_then_id(self, archive: Archive, reads: list[ReadArticle]) -> None:
        """By day first, undated ones last."""
        one, two, three, four = reads
        undated = replace(make.event_record(four, None), reported=None)
        events = [make.event_record(one, 5), make.event_record(two, 2), make.event_record(three, 2), undated]
        archive.replace_record(Record(events=tuple(events)))
        listed = list(archive.items(EventRecord))
        assert listed == [*sorted(events[1:3], key=lambda e: e.id), events[0], undated]

    def test_span_takes_the_items_own_day(self, archive: Archive, reads: list[ReadArticle]) -> None:
        """The day it happened, else the day it was reported; a commitment's report and not its deadline."""
        happened, reported = make.event_record(reads[0], 10), make.event_record(reads[1], None)
        promise = make.commitment_record(reads[0], 1)
        archive.replace_record(Record(events=(happened, reported), commitments=(promise,)))
        assert list(archive.items(EventRecord, span=week(10, 10))) == [happened]
        assert list(archive.items(EventRecord, span=week(0, 0))) == [reported]
        assert list(archive.items(CommitmentRecord, span=week(31, 31))) == []
        assert list(archive.items(CommitmentRecord, span=week(0, 2))) == [promise]

    def test_a_vague_time_touches_every_day_of_it(self, archive: Archive, reads: list[ReadArticle]) -> None:
        """An event of some day of a month is found in each week of the month and in no other."""
        period = replace(make.on(0), start=make.day(0), end=make.day(27))
        event = replace(make.event_record(reads[0]), when=period)
        archive.replace_record(Record(events=(event,)))
        assert list(archive.items(EventRecord, span=week(20, 26))) == [event]
        assert list(archive.items(EventRecord, span=week(28, 34))) == []
        assert list(archive.items(EventRecord, span=Span(last=make.day(-1)))) == []

    def test_by_actor_wherever_it_is_named(self, archive: Archive, reads: list[ReadArticle]) -> None:
        """As recipient, as the source of a figure, as one of two at odds; by id, never by bare words."""
        record = replace(make.record(*reads), divergences=(make.divergence(reads[0]),))
        archive.replace_record(record)
        assert len(list(archive.items(EventRecord, actor="traders"))) == 4
        assert len(list(archive.items(EventRecord, actor="clinic", span=week(1, 2)))) == 2
        assert list(archive.items(EventRecord, actor="armed men")) == []
        assert list(archive.items(Divergence, actor="traders")) == list(record.divergences)
        assert list(archive.items(Actor, actor="governor")) == list(record.actors)
        assert list(archive.items(StatementRecord, actor="traders")) == []

    def test_by_question(self, archive: Archive, reads: list[ReadArticle]) -> None:
        """Statements, positions and divergences by question, also together with an actor."""
        archive.replace_record(make.record(*reads))
        assert len(list(archive.items(StatementRecord, question="reopen-the-road"))) == 4
        assert len(list(archive.items(PositionRecord, question="reopen-the-road", actor="governor"))) == 4
        assert list(archive.items(PositionRecord, question="reopen-the-road", actor="traders")) == []
        assert list(archive.items(PositionRecord, question="dig-a-well")) == []

    def test_item_by_the_beginning_of_its_id(self, archive: Archive, reads: list[ReadArticle]) -> None:
        """Six characters do if they fit one item only."""
        base = make.statement_record(reads[0])
        ids = ("st-abc1111111111111", "st-abc2222222222222", "st-abd1111111111111")
        archive.replace_record(Record(statements=tuple(replace(base, id=i) for i in ids)))
        assert archive.item("st-abd").id == ids[2]
        assert archive.item("st-abc2").id == ids[1]
        with pytest.raises(NotFound, match="fits 2 items") as error:
            archive.item("st-abc")
        assert ids[0] in str(error.value)
        assert ids[1] in str(error.value)
        with pytest.raises(NotFound, match="at least 6"):
            archive.item("st-ab")

    def test_an_id_of_two_kinds_is_ambiguous(self, archive: Archive) -> None:
        """An actor and a question of one name: neither is taken silently."""
        archive.replace_record(Record(actors=(make.actor("river"),), questions=(make.question("river"),)))
        with pytest.raises(NotFound, match=r"river \(actor\), river \(question\)"):
            archive.item("river")

    def test_replacing_leaves_nothing_of_the_old_record(self, archive: Archive, reads: list[ReadArticle]) -> None:
        """The new record stands alone; dropping leaves none, and the articles."""
        archive.replace_record(make.record(*reads))
        archive.replace_record(make.record(reads[0]))
        assert len(list(archive.items(StatementRecord))) == 1
        assert len(list(archive.items(StatementRecord, actor="governor"))) == 1
        archive.drop_record()
        assert list(archive.items(StatementRecord)) == []
        assert len(list(archive.read_articles())) == 4

    def test_a_record_that_fails_leaves_the_old_one(self, archive: Archive, reads: list[ReadArticle]) -> None:
        """Half a record is never seen."""
        archive.replace_record(make.record(*reads))
        twice = make.statement_record(reads[0])
        with pytest.raises(Exception, match="UNIQUE"):
            archive.replace_record(Record(statements=(twice, twice)))
        assert len(list(archive.items(StatementRecord))) == 4
        assert not archive.stale()


class TestStale:
    def test_new_store_is_not_stale(self, archive: Archive) -> None:
        """There is nothing to fold yet."""
        assert not archive.stale()

    @pytest.mark.parametrize(
        "change",
        [
            lambda archive: archive.add(make.read_article(7)),
            lambda archive: archive.add_judgement(make.judgement("cl-1")),
            lambda archive: archive.set_desk(Desk(name="Other")),
            lambda archive: archive.drop_record(),
        ],
        ids=["article", "judgement", "desk", "drop"],
    )
    def test_a_change_makes_it_stale_and_a_fold_fresh(
        self, archive: Archive, change: Callable[[Archive], object]
    ) -> None:
        """What a fold depends on makes the record stale, once."""
        archive.replace_record(Record())
        assert not archive.stale()
        change(archive)
        assert archive.stale()
        archive.replace_record(Record())
        assert not archive.stale()

    def test_the_same_again_does_not(self, archive: Archive) -> None:
        """Nothing new, nothing to fold; captures and refusals are no input of a fold."""
        archive.add(make.read_article())
        archive.add_judgement(make.judgement("cl-1"))
        archive.set_desk(Desk(name="One"))
        archive.replace_record(Record())
        archive.add(make.read_article())
        archive.add_judgement(make.judgement("cl-1"))
        archive.set_desk(Desk(name="One"))
        archive.add_capture(make.capture())
        archive.refuse(make.refusal())
        assert not archive.stale()


def test_a_publication_without_zone_counts_as_utc(archive: Archive) -> None:
    """A naive time is kept as it is, and its day is its own."""
    naive = datetime(2031, 3, 3, 23, 0, tzinfo=UTC).replace(tzinfo=None)
    article = replace(make.article(), published=naive)
    archive.add(ReadArticle(article=article, reading=make.reading(article)))
    assert archive.article(article.id) == article
    assert list(archive.articles(span=week(0, 0))) == [article]
