"""JSONL: one article a line."""

import json
from datetime import UTC, datetime

import pytest

from palabre.errors import BadLine, PalabreError, UnknownLanguage, UnreadableInput
from palabre.extract import articles
from palabre.model.article import Article
from tests.extract.captures import PROSE, PROSE_FR, capture, refused


def found(content: bytes | str) -> list[Article | PalabreError]:
    """What a JSONL file gives."""
    return list(articles(capture(content, "in.jsonl")))


def line(**fields: object) -> str:
    """One line, with an id and a text unless given."""
    return json.dumps({"id": "a1", "text": PROSE} | fields)


def test_the_text_is_kept_to_the_letter() -> None:
    """White space at both ends, carriage returns, and separators that are no line ends here."""
    text = f" \r\n\u2028{PROSE}\u0085\x1c e\u0301\x0b\x0c \n\n"
    raw = json.dumps({"id": "a1", "text": text}, ensure_ascii=False)
    for content in (raw, raw + "\n", raw + "\r\n", "\ufeff" + raw):
        (article,) = found(content)
        assert isinstance(article, Article)
        assert article.text == text


def test_every_field_arrives() -> None:
    """Those of the contract; others are not looked at."""
    (article,) = found(
        line(title="T", published="2020-10-27", language="fr", url="https://x.example/1", source="s", other=3)
    )
    assert isinstance(article, Article)
    assert (article.id, article.title, article.language, article.source) == ("a1", "T", "fr", "s")
    assert (article.published, article.published_day) == (datetime(2020, 10, 27, tzinfo=UTC), True)


def test_a_bad_line_leaves_the_others() -> None:
    """Each is given out in its place, with file and line."""
    first, second, third, fourth = found(
        "\n".join([line(), "{not json", "", line(id="a2", text=PROSE_FR), b"[]".decode()])
    )
    assert isinstance(first, Article)
    assert isinstance(second, BadLine)
    assert second.resource == "in.jsonl:2"
    assert isinstance(third, Article)
    assert third.language == "fr"
    assert isinstance(fourth, BadLine)
    assert fourth.resource == "in.jsonl:5"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("3", "not a JSON object"),
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('{"id": ' + "9" * 5000 + "}", "not JSON"),
        (line(id=None), "no `id`"),
        (line(id="  "), "no `id`"),
        (line(id=7), "`id` must be a text, not 7"),
        (line(text=""), "no `text`"),
        (line(text=["a"]), '`text` must be a text, not ["a"]'),
        (line(text="\x00" + PROSE), "a NUL character"),
        ('{"id": "a", "text": "\\ud800 and the rest of it"}', "lone surrogate"),
        (line(title={}), "`title` must be a text"),
        (line(published="last week"), "`published` is not a date: 'last week'"),
        (line(published=20201027), "`published` must be a text"),
        (line(published="2021-01-01"), "dated 2021-01-01"),
        (line(text="a " * 100_001), "the most is 200,000"),
    ],
)
def test_a_line_that_is_no_article(content: str, words: str) -> None:
    """File, line, reason and remedy."""
    error = refused(content, "in.jsonl")
    assert isinstance(error, BadLine)
    assert error.resource == "in.jsonl:1"
    assert words in error.reason


def test_a_line_in_another_encoding() -> None:
    """Named by its byte; the other line stands."""
    bad, good = found(b'{"id": "a", "text": "\xe9t\xe9"}\n' + line().encode())
    assert isinstance(bad, BadLine)
    assert "byte 21" in bad.reason
    assert isinstance(good, Article)


def test_an_id_given_twice() -> None:
    """With the same text it is the same article; with another it is a mistake."""
    first, second, third = found("\n".join([line(), line(), line(text=PROSE_FR)]))
    assert first == second
    assert isinstance(third, BadLine)
    assert "earlier line" in third.reason


def test_a_date_that_is_none_may_be_left_out_when_asked() -> None:
    """For reading without a store: the article then stands without a date, never with a guessed one."""
    (article,) = articles(capture(line(published="7:58 AM"), "in.jsonl"), alone=True)
    assert isinstance(article, Article)
    assert article.published is None


def test_other_languages_are_refused_unless_asked_for() -> None:
    """The error names the line."""
    text = "Der Markt von Dalia wurde am Dienstag nach neun Tagen wieder geöffnet, sagte der Vorsitzende."
    error = refused(line(text=text), "in.jsonl")
    assert isinstance(error, UnknownLanguage)
    assert error.resource == "in.jsonl:1"
    (article,) = articles(capture(line(text=text), "in.jsonl"), any_language=True)
    assert isinstance(article, Article)
    assert article.language == "de"


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf\n"])
def test_a_file_without_a_line(content: bytes) -> None:
    """Nothing in it is an error, too."""
    assert isinstance(refused(content, "in.jsonl"), UnreadableInput)
