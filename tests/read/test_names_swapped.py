"""Names changed over, codes unchanged: 1,292 sentences of our own and the paragraphs of the example articles.

When it was written, 63 of 1,016 sentences (6.2 %) changed; with more templates and more shapes of names, 43 of 1,292
(3.3 %) before names of several words were read as one.
"""

from pathlib import Path

import pytest

from palabre.config import Settings
from palabre.model.article import Article
from palabre.model.desk import Desk
from palabre.model.event import Certainty, EventKind, EventStatus
from palabre.pipeline import Engine, articles
from tests.factories import read_text as read
from tests.read import swaps

ARTICLES = Path(__file__).parents[2] / "examples" / "mali-2020" / "articles"


def changes(engine: Engine, swap: swaps.Swap) -> bool:
    one, two = (swaps.codes(read(engine, swap.language, text)) for text in (swap.text, swap.swapped))
    return one != two


def test_names_change_no_code(engine: Engine) -> None:
    """Types, kinds, statuses, certainties and figures of tolls stay in every sentence."""
    found = list(swaps.swaps())
    assert len(found) >= 1250
    assert len({s.template for s in found}) >= 130
    assert [s.text for s in found if changes(engine, s)] == []


def test_names_change_no_code_in_paragraphs(engine: Engine) -> None:
    """The same for paragraphs of the example articles, whose other names stay."""
    paths = [str(path) for path in sorted(ARTICLES.glob("*.jsonl"))]
    texts = [a for a in articles(paths, Settings(), Desk()) if isinstance(a, Article)]
    found = list(swaps.from_paragraphs(texts))
    assert len(found) >= 40
    assert [s.text for s in found if changes(engine, s)] == []


def test_most_sentences_tell_something(engine: Engine) -> None:
    """The comparison compares something: three sentences of four hold an event."""
    found = list(swaps.swaps())[::7]
    told = [bool(read(engine, s.language, s.text).events) for s in found]
    assert sum(told) >= 0.75 * len(told)


def test_both_names_are_changed_over() -> None:
    """Each name by the other one, everywhere."""
    assert swaps.exchanged("A met B, and B met A.", "A", "B") == "B met A, and A met B."


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Karvania has not claimed the attack, which killed 8 villagers."),
        ("en", "No group has claimed responsibility for the attack, which killed 8 villagers."),
        ("en", "Neither Karvania nor the Front claimed the attack, which killed 8 villagers."),
        ("fr", "Personne n'a revendiqué l'attaque, qui a tué 8 villageois."),
        ("fr", "Ni la Karvanie ni le Front n'a revendiqué l'attaque, qui a tué 8 villageois."),
    ],
)
def test_what_nobody_claimed_is_reported(engine: Engine, language: str, text: str) -> None:
    """A claim that was not made claims nothing, and does not undo the event either."""
    (event,) = read(engine, language, text).events
    assert event.status is EventStatus.REPORTED
    assert event.attribution == ()


def test_a_claim_is_still_a_claim(engine: Engine) -> None:
    """The same words without the negation."""
    (event,) = read(engine, "en", "Karvania has claimed the attack, which killed 8 villagers.").events
    assert [a.certainty for a in event.attribution] == [Certainty.CLAIMED]


def test_no_event_inside_a_name(engine: Engine) -> None:
    """A group named after a deed has done none; the deed outside a name is read."""
    named = read(engine, "fr", "L'Armée de libération du fleuve a tué six éleveurs lundi à Gao.")
    assert [e.kind for e in named.events] == [EventKind.KILLING]
    freed = read(engine, "fr", "Le président a salué la libération de six éleveurs lundi à Gao.")
    assert [e.kind for e in freed.events] == [EventKind.RELEASE]
