"""Statements, positions, accords, commitments, affiliations, roles, actors, questions and disputes."""

from datetime import date

import pytest

from palabre.model.accord import AccordKind, AccordState
from palabre.model.actor import Actor, ActorKind, AffiliationStatus, Words
from palabre.model.commitment import CommitmentStatus
from palabre.model.desk import Desk
from palabre.model.event import Certainty, EventKind, EventStatus
from palabre.model.judgement import Verdict
from palabre.model.position import Question, Stance
from palabre.model.statement import Force, Form, Voice
from palabre.model.time import TimePrecision
from palabre.model.toll import Qualifier
from palabre.reconcile import status_on
from palabre.reconcile.actors import proposal_id
from tests.reconcile.make import Page, Register, claim_ids, judged, record
from tests.reconcile.texts import RAID, RAID_CUT, RAID_EDITED

PROMISE = "reopen the road within a week"


def spoken(id: str, text: str = RAID, words: str = PROMISE, actor: str | None = "gov", **more: object) -> Page:
    page = Page(id, text, **{k: more.pop(k) for k in ("day", "language") if k in more})  # type: ignore[arg-type]
    speaker = page.party(text.split(maxsplit=1)[0], actor)
    page.statement(words, speaker, **more)
    return page


def own(id: str, words: str) -> str:
    """A text of its own words around given ones."""
    return (
        " ".join(f"{id}{n}" for n in range(40)) + f". Someone said {words}. " + " ".join(f"{n}{id}" for n in range(20))
    )


def test_same_words_in_copies_are_one_statement() -> None:
    """Evidence of each copy, one origin."""
    (found,) = record(spoken("a"), spoken("b", RAID_EDITED)).statements
    assert (len(found.evidence), found.origins, found.words) == (2, 1, PROMISE)


def test_nearly_the_same_words_only_within_one_origin() -> None:
    """An edited quotation in a copy is the same statement; in two articles of their own it is another."""
    long, edited = (
        "came on motorcycles before dawn and burned several granaries",
        "by motorbike before daybreak and burned",
    )
    copies = (
        spoken("a", RAID, "Shopkeepers fled towards the river with what they could carry"),
        spoken("b", RAID_EDITED, "Traders fled towards the river with what they could carry"),
    )
    assert len(record(*copies).statements) == 1
    assert len(record(spoken("a", RAID, long), spoken("b", RAID_EDITED, edited)).statements) == 2
    apart = [
        spoken(n, own(n, w), w)
        for n, w in (("a", "we will leave the town by noon on foot"), ("b", "we will leave the town by noon by car"))
    ]
    assert len(record(*apart).statements) == 2


def test_other_speakers_other_days_and_short_words_stay_apart() -> None:
    """The same words of another speaker, on another known day, or too few to tell anything, are other statements."""
    words = "we will never leave this valley"
    assert (
        len(record(spoken("a", own("a", words), words), spoken("b", own("b", words), words, "other")).statements) == 2
    )
    assert len(record(spoken("a", own("a", words), words), spoken("b", own("b", words), words)).statements) == 1
    assert len(record(spoken("a", own("a", "never"), "never"), spoken("b", own("b", "never"), "never")).statements) == 2
    dated = []
    for name, day in (("a", "2021-03-01"), ("b", "2021-03-03")):
        page = Page(name, own(name, words))
        page.statement(words, page.party("Someone", "gov"), time=page.time(f"{name}1", day))
        dated.append(page)
    assert len(record(*dated).statements) == 2


def test_he_in_two_articles_is_not_one_speaker() -> None:
    """A pronoun nobody resolved stands for somebody else in each article."""
    words = "we will never leave this valley"
    pages = []
    for name in ("a", "b"):
        page = Page(name, own(name, words).replace("Someone", "He"))
        page.statement(words, page.party("He"))
        pages.append(page)
    assert len(record(*pages).statements) == 2


def test_role_quoted_parts_and_outer_statement() -> None:
    """The post of that day, only the marked words as quoted, and the statement that quotes this one."""
    page = Page("a", "Awa Sow, then the mayor, said that Ali Ba had called it “a bad joke” twice.")
    awa, ali = page.party("Awa Sow"), page.party("Ali Ba")
    outer = page.statement("Ali Ba had called it “a bad joke” twice", awa, form=Form.INDIRECT)
    page.statement("it “a bad joke” twice", ali, form=Form.MIXED, within=outer)
    page.role("Awa Sow, then the mayor", awa, "mayor")
    page.role("Ali Ba", ali, "prefect", qualifier="former")
    found = {s.form: s for s in record(page).statements}
    assert (found[Form.INDIRECT].role, found[Form.MIXED].role) == ("mayor", None)
    assert found[Form.MIXED].quoted == ("a bad joke",) and found[Form.INDIRECT].quoted == ()
    assert found[Form.MIXED].within == found[Form.INDIRECT].id


BODIES = Register(
    *(
        Actor(id=name, kind=ActorKind.ORGANISATION, names=Words(en=name.title()))
        for name in ("alba", "beta", "ana", "a", "b")
    )
)


def stand(id: str, actor: str, stance: Stance, day: str, voice: Voice = Voice.PARTY) -> Page:
    words = f"{actor} spoke about talks on {day} in {id}"
    page = Page(id, own(id, words), day)
    said = page.statement(words, page.party(actor, actor), voice=voice)
    page.position(words, page.party(actor, actor), stance, statements=(said,))
    return page


def test_divergence_since_the_later_of_both_runs() -> None:
    """A was for from the 1st, B against from the 5th after having been for: since the 5th, and B has moved."""
    pages = [
        stand("p", "alba", Stance.FOR, "2021-03-01"),
        stand("q", "beta", Stance.FOR, "2021-03-02"),
        stand("r", "beta", Stance.AGAINST, "2021-03-05"),
        stand("s", "alba", Stance.FOR, "2021-03-08"),
    ]
    found = record(*pages, register=BODIES)
    (gap,) = found.divergences
    assert (gap.one.actor, gap.stance_one, gap.two.actor, gap.stance_two) == (
        "alba",
        Stance.FOR,
        "beta",
        Stance.AGAINST,
    )
    assert gap.since == "2021-03-05"
    (shift,) = found.shifts
    assert (shift.actor.actor, shift.before, shift.after, shift.on) == (
        "beta",
        Stance.FOR,
        Stance.AGAINST,
        "2021-03-05",
    )


def test_analysts_take_no_position_and_the_unclear_do_not_diverge() -> None:
    """Neither an analyst's view nor an unclear stance opens a divergence; a conditional one against a refusal does."""
    base = stand("p", "alba", Stance.AGAINST, "2021-03-01")
    assert len(record(base, stand("q", "ana", Stance.FOR, "2021-03-02", voice=Voice.ANALYST)).positions) == 1
    for stance, count in ((Stance.UNCLEAR, 0), (Stance.MIXED, 0), (Stance.CONDITIONAL, 1), (Stance.FOR, 1)):
        assert len(record(base, stand("q", "beta", stance, "2021-03-02"), register=BODIES).divergences) == count
    willing = stand("p", "a", Stance.FOR, "2021-03-01"), stand("q", "b", Stance.CONDITIONAL, "2021-03-02")
    assert record(*willing, register=BODIES).divergences == ()


def test_both_stances_on_one_day_move_nobody() -> None:
    """Two articles of a day that contradict each other are no change of mind."""
    pages = [stand("p", "alba", Stance.FOR, "2021-03-01"), stand("q", "alba", Stance.AGAINST, "2021-03-01")]
    assert record(*pages, register=BODIES).shifts == ()


def test_questions_of_the_desk_and_proposed_ones() -> None:
    """A question that the desk does not ask is proposed in the words of its readings."""
    desk = Desk(questions=(Question(id="dams", words=Words(en="Build dams?")),))
    found = record(stand("p", "alba", Stance.FOR, "2021-03-01"), desk=desk).questions
    assert [(q.id, q.proposed, q.words.en) for q in found] == [
        ("dams", False, "Build dams?"),
        ("talks", True, "Should there be talks?"),
    ]


def accord(
    id: str,
    name: str,
    *,
    year: str | None = None,
    place: str | None = None,
    signed: tuple[str, ...] = (),
    refused: tuple[str, ...] = (),
    kind: AccordKind = AccordKind.COMPREHENSIVE,
    state: AccordState = AccordState.SIGNED,
) -> Page:
    page = Page(id, own(id, f"{name} of {year} in {place} by Red and Blue"))
    page.accord(
        name,
        kind,
        state=state,
        time=page.time(year, f"{year}-01-01", f"{year}-12-31", TimePrecision.YEAR) if year else None,
        place=page.place(place, country="DZ") if place else None,
        signatories=tuple(page.party(n, n.lower()) for n in signed),
        non_signatories=tuple(page.party(n, n.lower()) for n in refused),
    )
    return page


def test_an_accord_under_its_names() -> None:
    """By place and by year, through an article that gives both; signatories and the others are kept apart."""
    pages = (
        accord("a", "Orsa accord", place="Orsa", refused=("Blue",)),
        accord("b", "2015 peace agreement", signed=("Red",)),
        accord("c", "peace accords", year="2015", place="Orsa", state=AccordState.IN_FORCE),
    )
    (found,) = record(*pages).accords
    assert [w.actor for w in found.signatories] == ["red"] and [w.actor for w in found.non_signatories] == ["blue"]
    assert (found.name, found.state, len(found.evidence)) == ("Orsa accord", AccordState.IN_FORCE, 3)


@pytest.mark.parametrize(
    "two",
    [
        accord("b", "2017 peace agreement"),
        accord("b", "peace accords", year="2015", place="Moribala"),
        accord("b", "truce", kind=AccordKind.LOCAL),
    ],
    ids=["another year", "another place", "another kind"],
)
def test_accords_that_only_share_common_words_stay_apart(two: Page) -> None:
    """*Peace agreement* tells nothing apart and puts nothing together."""
    assert len(record(accord("a", "2015 peace agreement", place="Orsa"), two).accords) == 2


def owed(id: str, act: str, due: str | None, owner: str = "army", day: str = "2021-03-05") -> Page:
    page = Page(id, own(id, f"the army {act} soon"), day)
    time = page.time("soon", due) if due else None
    page.commitment(act, page.party("the army", owner), due=time)
    return page


def test_commitments_fold_and_fall_due() -> None:
    """Told twice with one deadline it is one; the status is that of a day."""
    (found,) = record(
        owed("a", "will reopen the road", "2021-03-20"), owed("b", "would reopen the road", "2021-03-20")
    ).commitments
    assert len(found.evidence) == 2
    days = {1: CommitmentStatus.OPEN, 14: CommitmentStatus.DUE, 20: CommitmentStatus.DUE, 21: CommitmentStatus.OVERDUE}
    assert {d: status_on(found, date(2021, 3, d)) for d in days} == days


def test_commitments_that_differ() -> None:
    """Another owner, another deadline, another act."""
    first = owed("a", "will reopen the road", "2021-03-20")
    for other in (
        owed("b", "will reopen the road", "2021-03-20", "navy"),
        owed("b", "will reopen the road", "2021-04-20"),
        owed("b", "will pay the teachers", "2021-03-20"),
    ):
        assert len(record(first, other).commitments) == 2


def test_a_deadline_without_dates_is_no_date() -> None:
    """*Within 18 months* of nobody knows what stays words, and never falls due."""
    page = Page("a", own("a", "the army will leave within 18 months"))
    due = page.time("18 months", None, precision=TimePrecision.UNKNOWN)
    page.commitment("will leave", page.party("the army"), due=due)
    (found,) = record(page).commitments
    assert found.due is not None and (found.due.text, found.due.end) == ("18 months", None)
    assert status_on(found, date(2030, 1, 1)) is CommitmentStatus.NO_DATE


def test_affiliations_keep_their_hedge() -> None:
    """*Alleged* and *reported* are two records; the first and last days are kept."""
    pages = []
    for name, status, day in (
        ("a", "reported", "2021-03-01"),
        ("b", "reported", "2021-03-09"),
        ("c", "alleged", "2021-03-05"),
    ):
        page = Page(name, own(name, "the Red Band is linked to Grey Hand"), day)
        page.affiliation(
            "linked", page.party("the Red Band", "red"), page.party("Grey Hand", "grey"), AffiliationStatus(status)
        )
        pages.append(page)
    reported, alleged = sorted(record(*pages).affiliations, key=lambda a: a.status, reverse=True)
    assert (len(reported.evidence), len(alleged.evidence)) == (2, 1)
    assert reported.last is not None and reported.last.start == date(2021, 3, 9)


def test_people_whom_the_register_lacks_are_proposed() -> None:
    """Once, under one id in both languages; accepted they are no proposal, rejected they are gone. *He* is nobody."""
    pages = []
    for name, language in (("a", "en"), ("b", "fr")):
        page = Page(name, own(name, "Aïcha Bello of the council, He"), language=language)
        page.statement("council", page.party("Aïcha Bello", mention=page.mention("Aïcha Bello")))
        page.role("of the council", page.party("Aïcha Bello"), "member")
        page.role("He", page.party("He"), "member")
        pages.append(page)
    found = record(*pages)
    assert [(a.id, a.proposed, a.names.en, a.names.fr) for a in found.actors] == [
        (proposal_id("Aicha BELLO"), True, "Aïcha Bello", "Aïcha Bello")
    ]
    (name,) = (a.id for a in found.actors)
    assert [a.proposed for a in record(*pages, judgements=(judged(Verdict.ACCEPT, name),)).actors] == [False]
    assert record(*pages, judgements=(judged(Verdict.REJECT, name),)).actors == ()


def test_registered_actors_that_the_record_names_are_in_it() -> None:
    """Under the register's name; others of the register are not."""
    known = [Actor(id=n, kind=ActorKind.STATE, names=Words(en=n.title(), fr=n)) for n in ("gov", "idle")]
    found = record(spoken("a"), register=Register(*known))
    assert [a.id for a in found.actors] == ["gov"]
    assert found.statements[0].speaker is not None and found.statements[0].speaker.name == "Gov"


def toll_page(
    id: str, dead: int, voice: str | None, day: str = "2021-03-04", qualifier: Qualifier = Qualifier.EXACT
) -> Page:
    page = Page(id, own(id, f"Tilba was attacked on Wednesday and {dead} civilians died, {voice} reckons"), day)
    high = None if qualifier is Qualifier.AT_LEAST else dead
    according = page.party(str(voice), voice) if voice else None
    toll = page.toll(f"{dead} civilians", dead, according_to=according, high=high, qualifier=qualifier)
    page.event("attacked", place=page.place("Tilba"), time=page.time("Wednesday", "2021-03-03"), tolls=(toll,))
    return page


@pytest.mark.parametrize(
    ("other", "disputed"),
    [
        (toll_page("b", 30, "rebels", "2021-03-09"), True),
        (toll_page("b", 30, "army", "2021-03-09"), False),
        (toll_page("b", 30, None), False),
        (toll_page("b", 12, "rebels", qualifier=Qualifier.AT_LEAST), False),
    ],
    ids=["another voice", "a rising toll", "no voice against a voice", "overlapping"],
)
def test_disputed_figures(other: Page, disputed: bool) -> None:
    """Two voices whose ranges are disjoint; not one voice that counts on, nor ranges that both can hold."""
    first = toll_page("a", 14, "army", "2021-03-05" if disputed is False else "2021-03-04")
    found = record(first, other).disputes
    assert [d.field for d in found] == (["killed/civilian"] if disputed else [])


def test_two_outlets_on_one_day_without_a_voice() -> None:
    """Two independent origins that count differently on one day are disputed; on two days the toll may have risen."""
    assert len(record(toll_page("a", 14, None), toll_page("b", 30, None)).disputes) == 1
    assert record(toll_page("a", 14, None), toll_page("b", 30, None, "2021-03-05")).disputes == ()


def test_copies_do_not_dispute_each_other() -> None:
    """One origin that changed a figure is no second voice."""
    pages = []
    for name, text in (("a", RAID), ("b", RAID_EDITED.replace("14", "15"))):
        page = Page(name, text)
        number = 14 if name == "a" else 15
        tolls = (page.toll(f"{number} civilians", number),)
        page.event("attacked", place=page.place("Tilba"), tolls=tolls)
        pages.append(page)
    found = record(*pages)
    assert (len(found.events), found.disputes) == (1, ())


def test_denied_by_its_author_and_denied_as_such() -> None:
    """Attributed to X and denied by X: perpetrator. Reported here and denied there: happened, with the denier."""
    one, two = toll_page("a", 14, "army"), toll_page("b", 14, "rebels")
    for page, certainty in ((one, Certainty.ATTRIBUTED), (two, Certainty.DENIED)):
        page.parts["events"].clear()
        to = page.attribution("Wednesday", page.party("Someone", "rebels"), certainty, page.party("reckons", page.id))
        page.event("attacked", place=page.place("Tilba"), time="t1", attribution=(to,))
    (found,) = record(one, two).disputes
    assert found.field == "perpetrator" and {v.value.split(": ")[1] for v in found.values} == {"attributed", "denied"}
    deny = toll_page("c", 14, "rebels")
    deny.parts["events"].clear()
    deny.event("attacked", place=deny.place("Tilba"), time="t1", status=EventStatus.DENIED)
    deny.statement("Tilba was attacked", deny.party("rebels", "rebels"), force=Force.DENY)
    (found,) = record(toll_page("a", 14, "army"), deny).disputes
    assert found.field == "happened"
    assert [(v.value, v.according_to.actor if v.according_to else None) for v in found.values] == [
        ("yes", None),
        ("no", "rebels"),
    ]


def test_edit_of_a_stance() -> None:
    """A person's correction of a stance moves the divergence with it."""
    page, other = stand("p", "alba", Stance.FOR, "2021-03-01"), stand("q", "beta", Stance.AGAINST, "2021-03-02")
    name = claim_ids(other)[1]
    assert len(record(page, other, register=BODIES).divergences) == 1
    judgement = judged(Verdict.EDIT, name, edit=("stance", "for"))
    assert record(page, other, judgements=(judgement,), register=BODIES).divergences == ()


def test_cut_copies_keep_what_only_the_full_text_says() -> None:
    """A claim from the cut part stands on the full copy alone."""
    full, cut = spoken("a", RAID), Page("b", RAID_CUT)
    (found,) = record(full, cut).statements
    assert [e.article for e in found.evidence] == ["a"]


def test_kinds_of_one_family_meet() -> None:
    """What one article calls an attack and another a killing is one event when day, town and story agree."""
    one, two = toll_page("a", 14, None), toll_page("b", 14, None)
    two.parts["events"].clear()
    two.event("died", EventKind.KILLING, place=two.place("Tilba"), time="t1")
    assert len(record(one, two).events) == 1
