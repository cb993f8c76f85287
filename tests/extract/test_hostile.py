"""Any bytes: nothing but articles and errors of ours come out, and spans can be counted in what does."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palabre.errors import PalabreError
from palabre.extract import articles, files_in
from palabre.model import codec
from palabre.model.article import Article
from tests.extract.captures import PROSE, capture

NAMES = st.sampled_from(["a.txt", "a.html", "a.jsonl"])
PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<table><td>",
            "<article>",
            "<time datetime='",
            "'>",
            "<html lang=",
            "&#0;",
            "&#xD800;",
            "<h1>",
        ),
        *("<script type='application/ld+json'>", '{"@type":"Article","datePublished":"', '"}', "</script>", "<svg>"),
        *("<meta property='article:published_time' content='", "<link rel=canonical href='http://", "<body ", "<!--"),
        *("Title: ", "Published: 0001-01-01T00:00:00+23:59", "Published: 9999-12-31", "Language: ", "\n\n", "\r"),
        *('{"id":"a","text":"', '","published":"', '"}\n', "2020-10-27", "+99:99", "\\ud83d", "\x00", "\x85", "\u2028"),
        *(PROSE, "With AFP", "é", "\N{ARABIC LETTER ALEF}", "31 février 2020", "charset=", "utf-16"),
    ]
)
FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(content: bytes, name: str) -> None:
    """Whatever comes out is an article with words that can be stored, or an error of ours with its resource."""
    for found in articles(capture(content, name)):
        if isinstance(found, Article):
            assert found.text.strip()
            assert found.language in {"en", "fr"}
            assert codec.decode(Article, codec.encode(found)) == found
        else:
            assert isinstance(found, PalabreError)
            assert found.resource.startswith(name)


@FEW
@given(st.binary(max_size=400), NAMES)
def test_any_bytes(content: bytes, name: str) -> None:
    """Bytes without any sense."""
    check(content, name)


@FEW
@given(st.lists(PIECES | st.text(max_size=12), max_size=14), NAMES, st.sampled_from(["utf-8", "cp1252", "utf-16"]))
def test_any_pieces(pieces: list[str], name: str, encoding: str) -> None:
    """Pieces of the three formats in any order."""
    check("".join(pieces).encode(encoding, "replace"), name)


def test_files_of_a_folder(tmp_path: Path) -> None:
    """Sorted, known suffixes, hidden ones skipped; a file stands for itself, whatever its suffix."""
    for name in ("b.TXT", "a.html", "c.pdf", ".hidden.txt", "sub/d.jsonl", ".git/e.txt", "sub.txt/f.htm"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    found = [str(path.relative_to(tmp_path)) for path in files_in(tmp_path)]
    assert found == ["a.html", "b.TXT", "sub/d.jsonl", "sub.txt/f.htm"]
    assert list(files_in(tmp_path / "c.pdf")) == [tmp_path / "c.pdf"]
