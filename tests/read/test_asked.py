"""Asked: what one party does to another, where the giver of a text asks for it."""

import json

import pytest

from palabre.extract import articles
from palabre.model.article import Article, Pair
from palabre.model.codec import contract
from palabre.model.event import Event
from palabre.pipeline import Engine
from tests.extract.captures import capture


def events(engine: Engine, text: str, pair: tuple[str, str] | None, language: str = "en") -> tuple[Event, ...]:
    asked = Pair(*pair) if pair else None
    return engine.unrated(Article(id="a", text=text, language=language, asked=asked)).events


QUARREL = "Governor Lamine Sarr rejected the offer, and the union of Oumé accused him of bad faith."


@pytest.mark.parametrize(
    ("text", "language", "pair", "code"),
    [
        (QUARREL, "en", ("Governor Lamine Sarr", "the offer"), "REJECT"),
        (QUARREL, "en", ("the union of Oumé", "him"), "ACCUSE"),
        ("The army of Marovia shelled rebel posts near Sari.", "en", ("The army of Marovia", "rebel posts"), "ASSAULT"),
        ("Dockers marched against the harbour board on Friday.", "en", ("Dockers", "the harbour board"), "PROTEST"),
        ("La ministre a demandé aux rebelles de rendre Sari.", "fr", ("La ministre", "rebelles"), "REQUEST"),
    ],
)
def test_the_answer_comes_first(engine: Engine, text: str, language: str, pair: tuple[str, str], code: str) -> None:
    """The first event is what the source does to the target, speech acts among them; the ids follow the order."""
    found = events(engine, text, pair, language)
    assert found[0].type == code
    assert (found[0].actors[0].text, found[0].recipients[0].text) == pair
    assert [e.id for e in found] == [f"e{n}" for n in range(1, len(found) + 1)]


def test_a_speech_act_took_place(engine: Engine) -> None:
    """Whatever is said by it: *accused of*, *threatened to*."""
    assert events(engine, QUARREL, ("the union of Oumé", "him"))[0].status == "reported"


def test_an_event_that_tells_it_is_not_told_twice(engine: Engine) -> None:
    """It keeps what it has, and takes the parties as they were asked for."""
    text = "On Monday the army of Marovia killed nine rebels near Sari."
    (plain,) = events(engine, text, None)
    (asked,) = events(engine, text, ("the army of Marovia", "nine rebels"))
    assert (asked.kind, asked.tolls, asked.time) == (plain.kind, plain.tolls, plain.time)
    assert asked.component == "asked.v1"


def test_no_sentence_holds_both(engine: Engine) -> None:
    """Negative: then nothing is answered."""
    text = "The army shelled the port.\n\nThe union marched in Oumé."
    assert events(engine, text, ("The army", "The union")) == events(engine, text, None)


def line(**more: str) -> bytes:
    text = "The Daily Post reported that the union of Oumé marched against the harbour board on Friday."
    return json.dumps({"id": "a", "text": text, **more}).encode()


def taken(content: bytes, *, alone: bool) -> Article:
    (article,) = articles(capture(content, "in.jsonl"), alone=alone)
    assert isinstance(article, Article)
    return article


def test_a_line_asks_by_source_and_target() -> None:
    """Only where both stand in the text, and the text goes into no record; else the source is the outlet."""
    pair = {"source": "the union of Oumé", "target": "the harbour board"}
    assert taken(line(**pair), alone=True).asked == Pair(**pair)
    assert taken(line(**pair), alone=True).source is None
    assert taken(line(**pair), alone=False).asked is None
    assert taken(line(source="The Daily Post"), alone=True).asked is None
    assert taken(line(source="The Daily Post", target="nobody"), alone=True).source == "The Daily Post"


def test_the_contract_repeats_the_question(engine: Engine) -> None:
    """And has no such key where nothing was asked."""
    pair = {"source": "the union of Oumé", "target": "the harbour board"}
    for article, expected in ((taken(line(**pair), alone=True), pair), (taken(line(), alone=True), None)):
        assert contract(article, engine.unrated(article))["article"].get("asked") == expected
