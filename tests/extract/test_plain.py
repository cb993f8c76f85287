"""Text files and their header."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from palabre.errors import UnknownLanguage, UnreadableInput
from palabre.model.article import article_id
from tests.extract.captures import PROSE, PROSE_FR, capture, one, refused

HEADER = """Title: The carts pass again
Published: 2020-10-27
Source: lake-news
URL: https://lake-news.example/carts
Language: en

"""


def test_a_text_without_header_is_the_text() -> None:
    """Nothing is known of it but its words; the language is found."""
    article = one(PROSE)
    assert article.text == PROSE
    assert (article.title, article.published, article.url, article.source) == (None, None, None, None)
    assert article.language == "en"
    assert article.id == article_id(text=PROSE, title=None, url=None, published=None)
    assert article.capture == capture(PROSE).id


def test_a_header_is_taken_from_the_text() -> None:
    """Its keys become fields, and the text begins after the blank line."""
    article = one(HEADER + PROSE)
    assert article.text == PROSE
    assert (article.title, article.source) == ("The carts pass again", "lake-news")
    assert (article.published, article.published_day) == (datetime(2020, 10, 27, tzinfo=UTC), True)
    assert article.url == "https://lake-news.example/carts"


def test_a_header_in_french() -> None:
    """The same in French, with the French colon and a worded date."""
    article = one(f"Titre : Les charrettes passent\nPublié : 27 octobre 2020\nLangue : fr\n\n{PROSE_FR}")
    assert (article.title, article.language) == ("Les charrettes passent", "fr")
    assert article.published == datetime(2020, 10, 27, tzinfo=UTC)


def test_the_zone_that_was_given_stays() -> None:
    """*Today* is the outlet's day: 00:30 in Bamako's neighbour must not become the day before."""
    article = one(f"Published: 2020-10-27T00:30:00+02:00\n\n{PROSE}")
    assert article.published == datetime(2020, 10, 27, 0, 30, tzinfo=timezone(timedelta(hours=2)))
    assert article.published.date().isoformat() == "2020-10-27"
    assert not article.published_day


def test_line_ends_become_line_feeds() -> None:
    """Windows' line ends, in header and text."""
    assert one((HEADER + PROSE).replace("\n", "\r\n")).text == PROSE


def test_a_first_line_with_a_colon_is_no_header() -> None:
    """Only known keys make one."""
    text = f"Dalia: the carts pass again\n\n{PROSE}"
    assert one(text).text == text
    text = f"Source: the elders say\nso, and they say it often.\n\n{PROSE}"
    assert one(text).text == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"Title: A\nAuthor: B\n\n{PROSE}", "header line `Author:` is unknown"),
        (f"Title: A\nTitre: B\n\n{PROSE}", "header line `Titre:` is given twice"),
        (f"Published: yesterday\n\n{PROSE}", "`Published: yesterday` is not a date"),
        (f"Published: 2020-13-40\n\n{PROSE}", "not a date"),
        (f"Published: 2020-10\n\n{PROSE}", "not a date"),
        ("Title: A\nPublished: 2020-10-27\n", "a header without a text"),
        (f"Published: 2020-11-04\n\n{PROSE}", "dated 2020-11-04, after the day it was taken"),
    ],
)
def test_a_header_that_cannot_be_used(text: str, words: str) -> None:
    """Named, with what to do."""
    error = refused(text)
    assert isinstance(error, UnreadableInput)
    assert words in error.reason


def test_a_date_of_today_and_a_zone_ahead_is_no_future() -> None:
    """Up to a day after the capture is a matter of zones."""
    assert one(f"Published: 2020-11-03\n\n{PROSE}").published is not None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "nothing but white space"),
        (b"\xef\xbb\xbf", "nothing but white space"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04rest", "a zip"),
        (b"A text with\x00 a zero.", "U+0000 at character 11"),
        ("Le marché a rouvert.".encode("cp1252"), "not UTF-8 at byte 8"),
        (b"\xff\xfe\x00", "not UTF-16 at byte 2"),
    ],
)
def test_bytes_that_are_no_text(content: bytes, words: str) -> None:
    """An error is better than wrong letters: no encoding is guessed."""
    error = refused(content)
    assert isinstance(error, UnreadableInput)
    assert words in error.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_say_what_they_are(encoding: str) -> None:
    """UTF-8 with and without its mark, UTF-16 with it."""
    assert one(PROSE_FR.encode(encoding)).text == PROSE_FR


def test_a_text_too_long_is_refused() -> None:
    """With the number and what to do."""
    error = refused("A sentence that goes on. " * 8001)
    assert error.reason == "a text of 200,025 characters; the most is 200,000"
    assert error.remedy is not None and "split it" in error.remedy


def test_an_unknown_suffix_is_refused() -> None:
    """The known ones are named."""
    assert "not a kind of file" in refused(PROSE, "a.docx").reason


@pytest.mark.parametrize(
    "text",
    [
        "Der Markt von Dalia wurde am Dienstag nach neun Tagen wieder geöffnet, sagte der Vorsitzende.",
        "أعيد فتح السوق يوم الثلاثاء بعد تسعة أيام، كما قال رئيس المجلس في المدينة.",
        "Рынок снова открылся во вторник после девяти дней, сказал председатель совета.",
        "12 + 13 = 25",
        "Mardi.",
    ],
)
def test_other_languages_and_too_few_letters(text: str) -> None:
    """Neither English nor French, or nobody can tell."""
    assert isinstance(refused(text), UnknownLanguage)


def test_a_language_that_is_given_is_believed() -> None:
    """A short text needs a word; a region is taken off; a third language is refused even so."""
    assert one("Language: fr-ML\n\nMardi.").language == "fr"
    assert isinstance(refused(f"Language: de\n\n{PROSE}"), UnknownLanguage)
