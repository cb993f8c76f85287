"""Web pages written for these tests."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from palabre.errors import UnreadableInput
from palabre.extract import articles
from palabre.extract.credits import is_credit
from palabre.model.article import Article
from palabre.model.source import Source
from tests.extract.captures import PROSE, PROSE_FR, capture, one, refused

FIRST, SECOND = PROSE.split("\n\n")


def page(head: str = "", body: str = "", *, lang: str = "en") -> str:
    """A page whose body is the usual two paragraphs when none is given."""
    body = body or f"<article><h1>Carts pass</h1><p>{FIRST}</p><p>{SECOND}</p></article>"
    menu = "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
    foot = "<footer>Terms of use</footer>"
    return f"<!doctype html><html lang='{lang}'><head>{head}</head><body>{menu}{body}{foot}</body></html>"


def test_the_article_and_nothing_else() -> None:
    """A blank line between paragraphs; menu, footer and headline are not in the text."""
    article = one(page(), "a.html")
    assert article.text == PROSE
    assert article.title == "Carts pass"
    assert (article.published, article.source, article.url, article.language) == (None, None, None, "en")


LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"],
"headline": "Carts &amp; people pass", "datePublished": "2020-10-27T00:30:00+02:00", "dateModified": "2020-10-28",
"publisher": {"name": "Lake News"}}]}</script>"""
META = """<meta property="article:published_time" content="2020-10-26T10:00:00Z">
<meta property="og:title" content="Carts move"><meta property="og:site_name" content="Lake News">
<link rel="canonical" href="https://www.lake-news.example/2020/10/25/carts"><title>Carts move | Lake News</title>"""


def test_json_ld_comes_first() -> None:
    """Its time keeps hour and zone; its headline its characters."""
    article = one(page(META + LINKED), "a.html")
    assert article.published == datetime(2020, 10, 27, 0, 30, tzinfo=timezone(timedelta(hours=2)))
    assert article.published.date().day == 27
    assert article.title == "Carts & people pass"
    assert article.url == "https://www.lake-news.example/2020/10/25/carts"


def test_then_meta_then_time_then_the_address() -> None:
    """Each when the one before is missing; nothing is looked for in the words."""
    assert one(page(META), "a.html").published == datetime(2020, 10, 26, 10, tzinfo=UTC)
    body = f"<article><h1>C</h1><time datetime='2020-10-24'>x</time><p>{FIRST}</p><p>{SECOND}</p></article>"
    timed = one(page("", body), "a.html")
    assert (timed.published, timed.published_day) == (datetime(2020, 10, 24, tzinfo=UTC), True)
    addressed = one(page("<link rel='canonical' href='https://x.example/2020/10/25/carts'>"), "a.html")
    assert (addressed.published, addressed.published_day) == (datetime(2020, 10, 25, tzinfo=UTC), True)


def test_times_of_several_days_are_teasers() -> None:
    """They say nothing about this article: unknown stays unknown."""
    teasers = "<time datetime='2020-10-24'>x</time><time datetime='2020-10-25'>y</time>"
    assert one(page("", f"<h1>Carts</h1><p>{FIRST}</p><p>{SECOND}</p>{teasers}"), "a.html").published is None


def test_a_default_date_is_no_date() -> None:
    """Year one and 1970 are what broken systems write; the next best is asked."""
    broken = META.replace("2020-10-26T10:00:00Z", "0001-01-01T00:00:00")
    assert one(page(broken), "a.html").published == datetime(2020, 10, 25, tzinfo=UTC)


def test_a_page_of_tomorrow_is_refused() -> None:
    """As for text files."""
    error = refused(page(META.replace("2020-10-26", "2030-10-26")), "a.html")
    assert "2030-10-26" in error.reason


SOURCES = (
    Source(id="lake", name="Lake News", url="https://lake-news.example/"),
    Source(id="lake-fr", name="Nouvelles du lac", url="https://fr.lake-news.example/"),
)


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ("<meta property='og:site_name' content='LAKE NEWS'>", "lake"),
        ("<link rel='canonical' href='https://m.lake-news.example/1'>", "lake"),
        ("<link rel='canonical' href='https://fr.lake-news.example/1'>", "lake-fr"),
        ("<link rel='canonical' href='https://www.notlake-news.example/1'>", "notlake-news.example"),
        ("<meta property='og:site_name' content='Other'>", "Other"),
        ("", None),
    ],
)
def test_the_source_by_name_or_host(head: str, source: str | None) -> None:
    """The desk's when it is one, else what the page or its address says."""
    (article,) = articles(capture(page(head), "a.html"), sources=SOURCES)
    assert isinstance(article, Article)
    assert article.source == source


def test_a_fetched_page_has_the_address_it_came_from() -> None:
    """When it gives none itself; the media type says what it is."""
    (article,) = articles(capture(page(), "https://lake-news.example/x", status=200, media="text/html; charset=utf-8"))
    assert isinstance(article, Article)
    assert (article.url, article.source) == ("https://lake-news.example/x", "lake-news.example")


def test_a_dropped_credit_line_comes_back() -> None:
    """It says whose copy the article is, wherever the page puts it; another article's credit does not."""
    body = f"""<article><h1>Carts</h1><p>{FIRST}</p><p>{SECOND}</p>
    <footer><span>With AFP, Reuters</span></footer></article>
    <aside><p>A teaser</p><span>(AP)</span></aside>"""
    assert one(page("", body), "a.html").text == f"{PROSE}\n\nWith AFP, Reuters"


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("With AFP", True),
        ("(AFP)", True),
        ("La rédaction avec AFP et Reuters", True),
        ("Source : Agence France-Presse", True),
        ("Additional reporting by Reuters", True),
        ("AFP told us so", False),
        ("Follow the map", False),
        ("With a map", False),
        ("Photo by AFP on the page of the council of elders", False),
        ("", False),
    ],
)
def test_what_a_credit_line_is(text: str, credit: bool) -> None:
    """A lead-in and agencies, and nothing else."""
    assert is_credit(text) is credit


def test_a_table_that_lays_out_the_page() -> None:
    """Old pages: paragraphs in a cell are paragraphs."""
    third = (
        "The road to the lake stays closed to lorries until the end of the month, the prefect recalled in the evening."
    )
    fourth = (
        "Herders who had fled to the islands in September asked for the same, in a letter that was read in the mosque."
    )
    cell = f"<td><h2>Carts</h2><p>{FIRST}</p><p>{SECOND}</p><p>{third}</p><p>{fourth}</p></td>"
    body = f"<table><tr>{cell}<td><a href='/'>Football</a></td></tr></table>"
    article = one(page("<title>Carts</title>", body), "a.html")
    assert article.text == f"{PROSE}\n\n{third}\n\n{fourth}"


def test_blocks_that_name_themselves_as_furniture() -> None:
    """Share buttons in the article's own element go, a word inside another word does not count."""
    body = f"""<article><h1>Carts</h1><ul class="share-bar"><li>Send by mail</li></ul>
    <p class="republication">{FIRST}</p><p>{SECOND}</p></article>"""
    assert one(page("", body), "a.html").text == PROSE


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "iso-8859-1"),
        ("cp1252", "iso-8859-1"),
        ("cp1252", "windows-1252"),
        ("utf-8-sig", ""),
    ],
)
def test_the_encoding_is_utf8_or_the_declared_one(encoding: str, declared: str) -> None:
    """Bytes that are UTF-8 are, whatever is declared."""
    first, second = PROSE_FR.split("\n\n")
    raw = page(f"<meta charset='{declared}'>", f"<h1>Dalia</h1><p>{first}</p><p>{second}</p>", lang="fr").encode(
        encoding
    )
    assert one(raw, "a.html").text == PROSE_FR


def test_the_server_may_declare_the_encoding() -> None:
    """In the content type."""
    first, second = PROSE_FR.split("\n\n")
    raw = page("", f"<h1>Dalia</h1><p>{first}</p><p>{second}</p>", lang="fr").encode("cp1252")
    (article,) = articles(capture(raw, "https://x.example/", status=200, media="text/html; charset=ISO-8859-1"))
    assert isinstance(article, Article)
    assert article.text == PROSE_FR


@pytest.mark.parametrize(
    ("declared", "words"),
    [
        ("", "not UTF-8 at byte"),
        ("koi8-r", "declares `koi8-r`"),
        ("utf-7", "declares `utf-7`"),
        ("windows-1252", "not windows-1252, as declared"),
    ],
)
def test_an_encoding_that_does_not_fit(declared: str, words: str) -> None:
    """The byte is named; byte 81 is in no western encoding."""
    raw = page(f"<meta charset='{declared}'>").encode() + b"\x81\xe9"
    error = refused(raw, "a.html")
    assert isinstance(error, UnreadableInput)
    assert words in error.reason


@pytest.mark.parametrize(
    "content",
    [
        "<html><body></body></html>",
        "<html><body><ul><li><a href='/'>Home</a></li><li><a href='/s'>Sport</a></li></ul></body></html>",
        "<p>Subscribe</p>",
        "<<<<>>>>",
        "<!-- -->",
        "<html><script>var x = 'A sentence that is long enough to be an article, one would think. So.'</script></html>",
    ],
)
def test_a_page_without_an_article(content: str) -> None:
    """Menus and scripts are none."""
    error = refused(content, "a.html")
    assert isinstance(error, UnreadableInput)
    assert "no article found" in error.reason


def test_a_language_that_the_template_has_wrong() -> None:
    """A long text is plain enough to overrule it; a short one is not."""
    first, second = PROSE_FR.split("\n\n")
    long = f"<h1>Dalia</h1><p>{first}</p><p>{second}</p>" * 2 + f"<p>{second} Et encore.</p><p>{first} Oui.</p>"
    assert one(page("", f"<article>{long}</article>", lang="en"), "a.html").language == "fr"
    assert one(page("", f"<article><p>{first}</p></article>", lang="fr-ML"), "a.html").language == "fr"


def test_deep_nesting_and_hostile_heads() -> None:
    """Neither a thousand elements inside each other nor nonsense in JSON-LD breaks the page."""
    nested = "<div>" * 3000 + f"<p>{FIRST}</p><p>{SECOND}</p>"
    found = list(articles(capture(page("", nested), "a.html")))
    assert len(found) == 1
    head = f"<script type='application/ld+json'>{'[' * 50_000}</script><meta><link rel=canonical><time datetime>"
    assert one(page(head), "a.html").text == PROSE
