"""Text from articles is never markup, formula or control, wherever a brief or an export puts it."""

import csv
import re
from dataclasses import replace
from pathlib import Path

import pytest

from palabre.model.accord import AccordRecord
from palabre.publish.brief.compose import compose
from palabre.publish.brief.notes import web_address
from palabre.publish.brief.renderers import to_html, to_json, to_markdown, to_text
from palabre.publish.exports import export_csv
from palabre.publish.exports.tables import safe
from tests.publish.memory import WEEK, MemoryView, week

EVIL = (
    '<script>alert(1)</script> {{ 7*7 }} {0} \u202e\u2066 " onload="x" `x` ![i](http://e.vil/x.png) \ue000quote|\ue001'
)


def hostile() -> MemoryView:
    """A week whose titles, names and texts are all out to do harm."""
    view = week()
    view.articles_ = {
        k: replace(a, title=EVIL, text=a.text + "\n" + EVIL, url="javascript:alert(1)", source=EVIL)
        for k, a in view.articles_.items()
    }
    view.items_ = [replace(i, name=EVIL) if isinstance(i, AccordRecord) else i for i in view.items_]
    view.desk_ = replace(view.desk_, name=EVIL, sources=())
    return view


@pytest.mark.parametrize("language", ["en", "fr"])
def test_html_holds_no_markup_of_a_source(language: str) -> None:
    """No script, no attribute, no image, no address of a source's making; braces are shown, not run."""
    view = hostile()
    page = to_html(view, compose(view, span=WEEK, language=language))
    assert "<script" not in page
    assert "{{ 7*7 }}" in page
    assert not re.search(r"<[^>]*\sonload=", page)
    assert "<img" not in page and "javascript:" not in page
    assert not re.search("[\u202a-\u202e\u2066-\u2069\ue000-\uf8ff]", page)


def test_html_asks_the_network_for_nothing() -> None:
    """No source, import or font; a policy that forbids all but the inline style; links only to web addresses."""
    view = week()
    page = to_html(view, compose(view, span=WEEK, language="en"), other="week.fr.html")
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert not re.search(r"\ssrc=|@import|url\(|<link|<script|<iframe|<object|\sstyle=", page)
    links = set(re.findall(r'href="([^"]*)"', page))
    assert "week.fr.html" in links
    assert all(a.startswith(("#", "https://example.org/")) or a == "week.fr.html" for a in links)


@pytest.mark.parametrize("other", ["javascript:alert(1)", "../x.html", "https://e.vil/"])
def test_only_a_file_name_is_linked(other: str) -> None:
    """The language switch leads to a file beside this one or is left out."""
    view = week()
    assert other not in to_html(view, compose(view, span=WEEK, language="en"), other=other)


def test_headings_and_landmarks_are_in_order() -> None:
    """One h1, then h2 only; each section is named by its heading; the page has its language."""
    view = week()
    page = to_html(view, compose(view, span=WEEK, language="fr"))
    assert re.findall(r"<h(\d)", page)[0] == "1"
    assert set(re.findall(r"<h(\d)", page)[1:]) == {"2"}
    assert '<html lang="fr">' in page and "<main" in page and "<header" in page and "<footer" in page
    for name in re.findall(r'aria-labelledby="([^"]+)"', page):
        assert f'id="{name}"' in page


def test_passage_is_marked_in_its_paragraph() -> None:
    """A sentence opens on the passage inside its paragraph."""
    view = week()
    page = to_html(view, compose(view, span=WEEK, language="en"))
    assert "<mark>We do not talk to murderers</mark>" in page
    assert "she told reporters." in page


def test_text_and_markdown_of_hostile_names() -> None:
    """Control characters are gone; Markdown shows markup instead of obeying it."""
    view = hostile()
    brief = compose(view, span=WEEK, language="en")
    text, md = to_text(view, brief), to_markdown(view, brief)
    for shown in (text, md, to_json(view, brief)):
        assert not re.search("[\u202a-\u202e\u2066-\u2069\ue000-\uf8ff]", shown)
    assert "<script>" not in md and "![i]" not in md


@pytest.mark.parametrize(
    "url", ["javascript:x", "data:text/html,x", "ftp://a.org", "http://", "https://a b", None, "//x"]
)
def test_addresses_that_are_not_linked(url: str | None) -> None:
    """Only http and https with a host."""
    assert web_address(url) is None


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "\u00a0=1"])
def test_formulas_are_text(cell: str) -> None:
    """A spreadsheet shows them and does not run them."""
    assert str(safe(cell)).startswith("'")


def test_numbers_and_plain_text_stay() -> None:
    """A negative longitude is a number, not a formula."""
    assert safe(-3.5) == -3.5
    assert safe("12 = 12") == "12 = 12"


def test_formula_in_an_accord(tmp_path: Path) -> None:
    """The guard is on the way of every cell."""
    view = week()
    view.items_ = [replace(i, name="=cmd|' /C calc'!A0") if isinstance(i, AccordRecord) else i for i in view.items_]
    export_csv(view, tmp_path)
    with (tmp_path / "accords.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [r["name"] for r in csv.DictReader(file)] == ["'=cmd|' /C calc'!A0"]
