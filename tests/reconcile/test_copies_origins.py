"""Copies and origins: whose text it is, and how many witnesses there are."""

from palabre.model.article import CreditKind
from palabre.model.judgement import Verdict
from palabre.model.record import Record
from palabre.model.toll import Victim
from palabre.reconcile.copies import find_copies
from palabre.reconcile.origins import agency_name
from palabre.reconcile.people import Overrides
from palabre.reconcile.sheet import sheet
from tests.reconcile.make import Page, judged, record
from tests.reconcile.texts import FLOOD, RAID, RAID_CUT, RAID_EDITED, RAID_FR, RAID_REWRITTEN


def groups(*pages: Page) -> dict[str, str]:
    return find_copies([sheet(p.read()) for p in pages], Overrides())[0]


def origins(found: Record) -> set[tuple[str, ...]]:
    return {o.articles for s in found.stories for o in s.origins}


def raid(id: str, text: str, credit: str | None = None, **more: object) -> Page:
    page = Page(id, text + (f"\n\nWith {credit}" if credit else ""), **more)  # type: ignore[arg-type]
    words = "14 civils" if "14 civils" in text else "14 civilians"
    page.event("attaqué" if "attaqué" in text else "attacked", place=page.place("Tilba"), tolls=(page.toll(words, 14),))
    if credit:
        page.credit(credit)
    return page


def test_equal_edited_and_cut_texts_are_copies() -> None:
    """A copy is found whole, lightly edited, and cut after its third sentence."""
    found = groups(Page("a", RAID), Page("b", RAID), Page("c", RAID_EDITED), Page("d", RAID_CUT))
    assert set(found.values()) == {"a"}


def test_a_cut_copy_that_came_first_is_found_too() -> None:
    """The order of publication does not matter."""
    assert groups(Page("a", RAID_CUT, "2021-03-04"), Page("b", RAID, "2021-03-05")) == {"a": "a", "b": "a"}


def test_rewrites_translations_and_other_texts_are_no_copies() -> None:
    """Other words are no copy, however much they tell the same."""
    pages = Page("a", RAID), Page("b", RAID_REWRITTEN), Page("c", RAID_FR, language="fr"), Page("d", FLOOD)
    assert set(groups(*pages).values()) == {"a", "b", "c", "d"}


def test_shared_words_in_another_order_are_no_copy() -> None:
    """Shuffled sentences share shingles but no order."""
    shuffled = ". ".join(reversed(RAID.rstrip(".").split(". "))) + "."
    assert len(set(groups(Page("a", RAID), Page("b", shuffled)).values())) == 2


def test_an_edited_text_weeks_later_is_no_copy() -> None:
    """Outside the window only an equal text is a copy."""
    pages = Page("a", RAID), Page("b", RAID_EDITED, "2021-05-01"), Page("c", RAID, "2021-05-01")
    assert groups(*pages) == {"a": "a", "b": "b", "c": "a"}


def test_empty_texts_are_not_copies_of_each_other() -> None:
    """Nothing equals nothing only in words."""
    assert len(set(groups(Page("a", ""), Page("b", "")).values())) == 2


def test_copies_count_as_one_origin() -> None:
    """Three outlets with one text are one witness, and the reason says so."""
    found = record(raid("a", RAID, source="herald"), raid("b", RAID_EDITED, source="gazette"), raid("c", RAID_CUT))
    assert [e.origins for e in found.events] == [1]
    assert "copies of one text" in found.stories[0].origins[0].reason


def test_rewrites_of_one_agency_are_one_origin() -> None:
    """Two outlets that rewrite one agency's copy share its figures: one witness. A third without credit is a second."""
    found = record(raid("a", RAID, "AFP"), raid("b", RAID_REWRITTEN, "Agence France-Presse"))
    assert [e.origins for e in found.events] == [1]
    found = record(raid("a", RAID, "AFP"), raid("b", RAID_REWRITTEN))
    assert [e.origins for e in found.events] == [2]


def test_a_translation_with_the_same_credit_is_one_origin() -> None:
    """The agency's French and English services are one witness."""
    found = record(raid("a", RAID, "Reuters"), raid("b", RAID_FR, "Reuters", language="fr"))
    assert [(e.origins, len(e.evidence)) for e in found.events] == [(1, 2)]


def test_the_agency_itself_and_its_customer_are_one_origin() -> None:
    """A source that is an agency needs no credit line."""
    found = record(raid("a", RAID, source="wire"), raid("b", RAID_REWRITTEN, "AFP", source="herald"))
    assert [e.origins for e in found.events] == [1]


def test_an_agency_that_is_only_cited_is_no_credit() -> None:
    """*He told Reuters* does not make the article Reuters' copy."""
    pages = raid("a", RAID), raid("b", RAID_REWRITTEN)
    for page in pages:
        page.text += " He told Reuters."
        page.credit("Reuters", CreditKind.CITED)
    assert [e.origins for e in record(*pages).events] == [2]


def test_an_article_with_two_credits_does_not_make_one_of_two_agencies() -> None:
    """AFP, Reuters and one that runs both are two witnesses."""
    both = raid("c", RAID_REWRITTEN + " Calm is back.", "AFP")
    both.text += ", Reuters"
    both.credit("Reuters")
    found = record(raid("a", RAID, "AFP"), raid("b", RAID_REWRITTEN, "Reuters"), both)
    assert origins(found) == {("a",), ("b", "c")}


def test_own_figures_under_one_credit_are_a_second_origin() -> None:
    """An outlet that credits the agency but tells mostly other figures has asked on its own."""
    text = RAID_REWRITTEN.replace("14 civilians", "19 civilians and 4 soldiers and 2 guards")
    own = Page("b", text + "\n\nWith AFP")
    tolls = (
        own.toll("19 civilians", 19),
        own.toll("4 soldiers", 4, Victim.SOLDIER),
        own.toll("2 guards", 2, Victim.POLICE),
    )
    own.event("attacked", place=own.place("Tilba"), tolls=tolls)
    own.credit("AFP")
    other = raid("a", RAID, "AFP")
    other.event("burned", tolls=(other.toll("several granaries", 3, Victim.UNKNOWN),))
    assert len(origins(record(other, own))) == 2


def test_a_correction_is_no_second_witness_and_keeps_the_older_claims() -> None:
    """What only the older text says stays, from the same origin."""
    old, new = raid("a", RAID), raid("b", RAID_REWRITTEN, "", supersedes="a")
    old.event("burned", tolls=())
    found = record(old, new)
    assert origins(found) == {("a", "b")}
    assert sorted((e.origins, len(e.evidence)) for e in found.events) == [(1, 1), (1, 2)]


def test_a_person_keeps_two_articles_apart() -> None:
    """*Different* about two articles makes two origins of an edited text."""
    pages = raid("a", RAID), raid("b", RAID_EDITED)
    assert len(origins(record(*pages))) == 1
    assert len(origins(record(*pages, judgements=(judged(Verdict.DIFFERENT, "a", "b"),)))) == 2


def test_agency_names() -> None:
    """Credits in both languages are one agency; an unknown one stays as it is worded."""
    assert {agency_name(n) for n in ("AFP", "Agence France-Presse")} == {"AFP"}
    assert agency_name("Chine nouvelle") == agency_name("Xinhua") == "Xinhua"
    assert agency_name("Agence Tilbaise") == "Agence Tilbaise"
