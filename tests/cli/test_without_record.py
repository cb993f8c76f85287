"""Verbs that need no record: `read`, `extract`, `stance`, `stories FILE`."""

import json
from pathlib import Path

import pytest

from palabre.read.stances import stance_in_text
from tests.cli import desk
from tests.cli.conftest import Program

PAGE = """<html lang="en"><head><title>Bridge open</title><meta property="article:published_time" content="2021-03-11">
</head><body><article><h1>Bridge open</h1><p>MOPTI (Reuters) - The River Council said on Thursday that the bridge over
the river is open again, three weeks after the attack that had closed it.</p><p>Traders crossed it in the morning with
their carts, and the first lorries followed at noon, a spokesman of the council said.</p></article></body></html>"""


def test_read_prints_the_contract(palabre: Program) -> None:
    """One object an article, spans that are the words, nothing stored."""
    desk.jsonl(Path("articles.jsonl"))
    ran = palabre("read", "articles.jsonl", "--json")
    assert ran.code == 0
    assert {line["schema"] for line in ran.lines} == {"palabre.reading/1"}
    assert {line["article"]["id"] for line in ran.lines} == {article["id"] for article in desk.ARTICLES}
    for line in ran.lines:
        text = line["article"]["text"]
        for mention in line["mentions"]:
            assert mention["text"] == " … ".join(text[a:b] for a, b in mention["spans"])
    shown = palabre("read", "articles.jsonl").out
    assert "statements" in shown
    assert "River Council" in shown
    assert not Path("desk.palabre").exists()


def test_extract_gives_a_pages_text(palabre: Program) -> None:
    """Title, day, language, credits and text, for people and for programs."""
    Path("page.html").write_text(PAGE, encoding="utf-8")
    told = palabre("extract", "--json", "page.html").lines[0]
    assert {"title", "published", "text", "language", "credits"} <= set(told)
    assert (told["title"], told["published"], told["language"]) == ("Bridge open", "2021-03-11", "en")
    assert "three weeks after the attack" in " ".join(told["text"].split())
    assert palabre("extract", "page.html").out.startswith("Bridge open\n2021-03-11\n")


def test_extract_takes_any_language(palabre: Program) -> None:
    """The text of a page in a language that is not read can be had all the same."""
    text = "Der Rat am Fluss hat gestern die Brücke wieder geöffnet und verspricht Ruhe und Sicherheit. " * 3
    Path("page.txt").write_text(text, encoding="utf-8")
    ran = palabre("extract", "--json", "page.txt")
    assert ran.code == 0
    assert ran.lines[0]["text"].strip() == text.strip()
    assert ran.lines[0]["credits"] == []


def test_stories_of_files(palabre: Program) -> None:
    """Articles are grouped without a record; each belongs to one story."""
    copy = {**desk.ARTICLES[0], "id": "copy", "source": "other"}
    desk.jsonl(Path("articles.jsonl"), (*desk.ARTICLES, copy))
    ran = palabre("stories", "--json", "articles.jsonl")
    assert ran.code == 0
    assert all({"story", "articles"} <= set(line) for line in ran.lines)
    grouped = [article for line in ran.lines for article in line["articles"]]
    assert sorted(grouped) == sorted([*(article["id"] for article in desk.ARTICLES), "copy"])
    assert any({"bus-en", "copy"} <= set(line["articles"]) for line in ran.lines)
    assert "bus-en" in palabre("stories", "articles.jsonl").out
    assert not Path("desk.palabre").exists()


STANCES = (
    ("Should the bridge be closed?", "The bridge must be closed.", "en", "for"),
    ("Should the bridge be closed?", "We are against closing the bridge.", "en", "against"),
    ("Faut-il fermer le pont ?", "Il faut fermer le pont.", "fr", "for"),
    ("Faut-il fermer le pont ?", "Fermer le pont est inacceptable.", "fr", "against"),
    ("Should the bridge be closed?", "The bridge is made of wood.", "en", None),
    ("Faut-il fermer le pont ?", "Le pont est en bois.", "fr", None),
)


@pytest.mark.parametrize(("question", "text", "language", "stance"), STANCES)
def test_the_stance_of_a_text(question: str, text: str, language: str, stance: str | None) -> None:
    """Plain words of favour and opposition give a stance; a text without any gives none."""
    assert stance_in_text(question, text, language) == stance


def test_stance_reads_lines_and_refuses_bad_ones(palabre: Program) -> None:
    """One answer for each good line; a bad one is named with its number and leaves the others."""
    good = [
        {"id": str(n), "question": question, "text": text, "language": language}
        for n, (question, text, language, _) in enumerate(STANCES)
    ]
    bad = ["{", "[]", json.dumps(good[0] | {"language": "de"}), json.dumps({"id": "x"})]
    Path("asked.jsonl").write_text("\n".join([*map(json.dumps, good), "", *bad]) + "\n", encoding="utf-8")
    ran = palabre("stance", "--json", "asked.jsonl")
    assert ran.code == 1
    assert [(line["id"], line["stance"]) for line in ran.lines] == [
        (str(n), stance) for n, (*_, stance) in enumerate(STANCES)
    ]
    for number in range(len(good) + 2, len(good) + 2 + len(bad)):
        assert f"asked.jsonl:{number}:" in ran.err
    Path("latin.jsonl").write_bytes(b'{"id": "\xe9"}')
    assert palabre("stance", "latin.jsonl").code == 3
    assert palabre("stance", "nowhere.jsonl").code == 3
    assert "?" in palabre("stance", "asked.jsonl").out
