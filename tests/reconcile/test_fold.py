"""The fold as a whole: order, repetition, evidence, decisions, judgements, scale."""

import random
import time
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palabre.model.actor import Party
from palabre.model.codes import PloverType
from palabre.model.desk import Desk
from palabre.model.event import Event, EventKind, EventStatus
from palabre.model.judgement import Judgement, Verdict
from palabre.model.passage import Passage
from palabre.model.place import NamedPlace
from palabre.model.position import Stance
from palabre.model.reading import ReadArticle
from palabre.model.record import Record
from palabre.model.statement import Force, Form, Statement, Voice
from palabre.model.toll import Toll, Victim
from palabre.reconcile import claims_of, fold, group_stories, lexicon, replay
from palabre.reconcile.people import standing
from tests.reconcile.make import Page, Register, judged, record
from tests.reconcile.texts import FLOOD, RAID, RAID_CUT, RAID_EDITED, RAID_FR, RAID_REWRITTEN

TEXTS = (RAID, RAID_EDITED, RAID_CUT, RAID_REWRITTEN, FLOOD)


def page(number: int, text: str, day: int, dead: int) -> Page:
    """An article about the raid, or about something else, with one claim of several kinds."""
    made = Page(f"a{number}", f"{text} {dead} civilians.", f"2021-03-{day:02d}")
    first = text.split(maxsplit=1)[0]
    made.event(first, place=made.place(first, name="Tilba"), tolls=(made.toll(f"{dead} civilians", dead),))
    said = made.statement(text[:40], made.party(first, "mayor"))
    made.position(text[:40], made.party(first, "mayor"), Stance.FOR if dead % 2 else Stance.AGAINST, statements=(said,))
    made.commitment(text[10:40], made.party(first, "mayor"))
    return made


pages = st.lists(st.tuples(st.sampled_from(TEXTS), st.integers(3, 12), st.integers(1, 4)), min_size=1, max_size=7).map(
    lambda found: [page(n, *values) for n, values in enumerate(found)]
)
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(pages, st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(found: list[Page], chance: random.Random) -> None:
    """Two folds of one input in two orders are equal, to the last decision."""
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert record(*found) == record(*shuffled)


def evidences(found: Record) -> list[tuple[str, str]]:
    """Article and claim of every piece of evidence in the record."""
    direct = [e for s in found.statements for e in s.evidence] + [e for p in found.positions for e in p.evidence]
    direct += [e for event in found.events for e in event.evidence]
    direct += [e for gap in found.divergences for e in gap.evidence] + [e for m in found.shifts for e in m.evidence]
    direct += [e for a in found.accords for e in a.evidence] + [e for c in found.commitments for e in c.evidence]
    figures = [e for event in found.events for figure in event.figures for e in figure.evidence]
    disputed = [e for dispute in found.disputes for value in dispute.values for e in value.evidence]
    return [(e.article, e.claim) for e in (*direct, *figures, *disputed)]


@quick
@given(pages)
def test_every_evidence_is_an_input_claim_and_no_claim_is_lost(found: list[Page]) -> None:
    """Nothing stands on anything but the claims that were read, and each claim stands somewhere, once per kind."""
    claims = {(p.id, c.id) for p in found for c in p.read().reading.claims()}
    folded = record(*found)
    assert set(evidences(folded)) == claims
    events = [e.claim for event in folded.events for e in event.evidence]
    assert len(events) == len(set(events)) == len(found)


@quick
@given(pages)
def test_reasons_lead_to_their_decisions(found: list[Page]) -> None:
    """Every merge in the record can be replayed from its reasons; a decision is about two different ids."""
    folded = record(*found)
    known = {d.id for d in folded.decisions}
    for decision in folded.decisions:
        assert decision.rule and decision.reasons and len(set(decision.about)) == 2
        assert replay(decision) is decision.verdict
    assert all(set(event.merged) <= known for event in folded.events)


@quick
@given(pages)
def test_origins_never_outnumber_articles(found: list[Page]) -> None:
    """At least one witness, at most one per article; each article has one origin and one story."""
    folded = record(*found)
    counted = [(e.origins, e.evidence) for e in folded.events] + [(s.origins, s.evidence) for s in folded.statements]
    for origins, evidence in counted:
        assert 1 <= origins <= len({e.article for e in evidence})
    told = [a for s in folded.stories for a in s.articles]
    assert sorted(told) == sorted(p.id for p in found)
    origins_of = {a: o.id for s in folded.stories for o in s.origins for a in o.articles}
    assert origins_of.keys() == {p.id for p in found}


@quick
@given(pages, st.data())
def test_what_a_person_keeps_apart_is_apart_until_it_is_taken_back(found: list[Page], data: st.DataObject) -> None:
    """Of every merged event: *different* parts the two claims, undoing it restores the record to the letter."""
    before = record(*found)
    merged = [event for event in before.events if len(event.evidence) > 1]
    if not merged:
        return
    one, two = data.draw(st.permutations(claims_of(data.draw(st.sampled_from(merged)))))[:2]
    apart = judged(Verdict.DIFFERENT, one, two)
    after = record(*found, judgements=(apart,))
    assert not any({one, two} <= set(claims_of(event)) for event in after.events)
    undo = judged(Verdict.UNSURE, one, two, minute=1, undoes=apart.id)
    assert record(*found, judgements=(apart, undo)) == before


def test_undoing_an_undoing() -> None:
    """The first judgement stands again; rules' judgements are not people's."""
    first = judged(Verdict.SAME, "cl-1", "cl-2")
    undo = judged(Verdict.UNSURE, "cl-1", minute=1, undoes=first.id)
    redo = judged(Verdict.UNSURE, "cl-1", minute=2, undoes=undo.id)
    assert standing([first, undo]) == []
    assert standing([redo, first, undo]) == [first]
    rule = Judgement(id="ju-r", verdict=Verdict.SAME, about=("a", "b"), by="r.v1", rule=True, at=first.at)
    assert standing([rule]) == []


def test_the_later_person_wins() -> None:
    """Same, then different: apart. Different, then same: together. Apart from one is apart from all linked to it."""
    made = [page(n, text, 3, 2) for n, text in enumerate((RAID, RAID_REWRITTEN, FLOOD))]
    a, b, c = (next(x.id for x in p.read().reading.claims() if x.kind == "events") for p in made)

    def parts(*judgements: Judgement) -> set[frozenset[str]]:
        return {frozenset(claims_of(e)) for e in record(*made, judgements=judgements).events}

    same, apart = judged(Verdict.SAME, a, c), judged(Verdict.DIFFERENT, a, c, minute=1)
    assert not any({a, c} <= part for part in parts(same, apart))
    assert any({a, c} <= part for part in parts(judged(Verdict.SAME, a, c, minute=2), apart))
    linked = parts(judged(Verdict.SAME, a, c, minute=3), judged(Verdict.DIFFERENT, b, c, minute=4))
    assert linked == {frozenset({a, c}), frozenset({b})}


def test_an_empty_fold_is_an_empty_record() -> None:
    """Nothing in, nothing out but the desk's questions."""
    assert fold((), judgements=(), desk=Desk(), actors=Register()) == Record()


def test_stories_without_readings_claims_and_across_languages() -> None:
    """By words, names and numbers alone: the raid in three texts and two languages, the flood apart."""
    made = [
        Page("a", RAID, title="Raid on the market of Tilba"),
        Page("b", RAID_REWRITTEN, title="Tilba mourns"),
        Page("c", RAID_FR, title="Attaque du marché de Tilba", language="fr"),
        Page("d", FLOOD, title="Floods around Moribala"),
        Page("e", RAID_REWRITTEN, "2021-06-01", title="Tilba mourns again"),
    ]
    read = [p.read() for p in made]
    found = group_stories([r.article for r in read], {r.article.id: r.reading for r in read})
    groups = {frozenset(s.articles) for s in found}
    assert {"a", "b"} <= next(g for g in groups if "a" in g)
    assert "d" not in next(g for g in groups if "a" in g)
    assert frozenset({"d"}) in groups
    assert next(s for s in found if "a" in s.articles).title == "Raid on the market of Tilba"


@pytest.mark.parametrize("name", ["agencies", "families", "accords", "anonymous", "corrections", "posts", "stopwords"])
def test_lexicons_load(name: str) -> None:
    """Every list is there, folded and not empty; every kind of event has a family."""
    assert all(found and all(w == w.casefold() for w in found) for found in lexicon.words(name).values())
    if name == "families":
        assert lexicon.keys_by_word(name).keys() == {kind.value for kind in EventKind}


def made_up(count: int) -> list[ReadArticle]:
    """Perturbed copies of forty texts: one word in thirty changed, figures and days shifted."""
    chance = random.Random(7)
    syllables = [a + b for a in ("ba", "ko", "le", "mi", "ru") for b in ("bar", "dil", "fon", "gat", "lim", "nos")]
    bases = [[f"{chance.choice(syllables)}{chance.choice(syllables)}{n}" for _ in range(240)] for n in range(40)]
    return [_perturbed(number, list(bases[number % 40]), chance) for number in range(count)]


def _perturbed(number: int, words: list[str], chance: random.Random) -> ReadArticle:
    for place in range(len(words)):
        if chance.random() < 1 / 30:
            words[place] = f"x{chance.randrange(999)}"
    day = date(2021, 1, 1) + timedelta(days=chance.randrange(20))
    made = Page(f"a{number}", " ".join(words), day.isoformat())
    made.time(words[0], day.isoformat())
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    for n in range(15):
        first, last = starts[n * 10], starts[n * 10 + 9] - 1
        said = Passage(spans=((first, last),), text=made.text[first:last])
        speaker = Party(spans=((0, 3),), text=made.text[:3], actor=f"actor{(number % 40 + n) % 50}")
        made._add("statements", _said(n, said, speaker))
    for n in range(8):
        at = starts[150 + n * 10]
        tolls = tuple(made.toll(words[0], chance.randrange(1, 30), who) for who in list(Victim)[:3])
        made._add("events", _happened(n, made.place(words[0], name=f"Town{(number + n) % 40}"), tolls, at))
    return made.read()


def _said(number: int, content: Passage, speaker: Party) -> Statement:
    return Statement(
        id=f"s{number}",
        speaker=speaker,
        cue=None,
        content=content,
        form=Form.INDIRECT,
        force=Force.SAY,
        voice=Voice.PARTY,
    )


def _happened(number: int, place: NamedPlace, tolls: tuple[Toll, ...], at: int) -> Event:
    return Event(
        id=f"e{number}",
        kind=list(EventKind)[number],
        type=PloverType.ASSAULT,
        status=EventStatus.REPORTED,
        trigger=Passage(spans=((at, at + 4),), text=f"word{number}"),
        place=place,
        time="t1",
        tolls=tolls,
    )


@pytest.mark.timing
def test_time_grows_with_articles_not_with_pairs() -> None:
    """Four times the copies of forty texts take about four times as long; all pairs would take sixteen times."""
    seconds = []
    for count in (300, 1200):
        read = made_up(count)
        start = time.process_time()
        fold(read, judgements=(), desk=Desk(), actors=Register())
        seconds.append(time.process_time() - start)
    assert seconds[1] / seconds[0] < 7
