"""Lines of an article: what ends one, which are furniture, and the date line that opens one."""

import pytest

from palabre.model.article import Article
from palabre.read.document import Document
from palabre.read.furniture import ParagraphKind
from palabre.read.setting import after_date_line
from palabre.read.unharmed import none_of


def document(text: str, language: str = "en") -> Document:
    """The document of a text."""
    return Document(Article(id="a", text=text, language=language), language)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\u0085", "\f"])
def test_line_ends(end: str) -> None:
    """Copy out of PDF ends its lines in many ways; each line is a paragraph."""
    text = f"The council met.{end}Awa Keïta spoke.{end}{end}Nobody voted."
    doc = document(text)
    lines = [text[p.start : p.end] for p in doc.paragraphs]
    assert lines == ["The council met.", "Awa Keïta spoke.", "Nobody voted."]


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        # Long lines, of which two go on in small letters: the third goes on too.
        (
            [
                "The governor of the northern region told reporters in the afternoon that the road to the old",
                "bridge would stay closed for a week, while engineers of the army looked for mines that the",
                "retreating fighters had laid between the river and the market town of Quorvelia in Upper",
                "Torvald. Nobody was hurt.",
                "A week later",
            ],
            2,
        ),
        # One line that goes on in small letters says nothing of the others.
        (["The council met in the evening and", "voted.", "Awa Keïta left", "Nobody came"], 3),
        (["Awa Keïta elected", "She won by two votes.", "He lost."], 3),
        (["Read the rest:", "the council votes tomorrow."], 2),
    ],
)
def test_wrapped_lines(lines: list[str], paragraphs: int) -> None:
    """A line that goes on in the next one is no paragraph of its own."""
    assert len(document("\n            ".join(lines)).paragraphs) == paragraphs


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("For Immediate Release", "en"),
        ("NEWS RELEASE", "en"),
        ("Download PDF", "en"),
        ("Pour diffusion immédiate", "fr"),
        ("Communiqué de presse", "fr"),
    ],
)
def test_release_headings(line: str, language: str) -> None:
    """What only says that it is a release tells of none."""
    text = f"{line}\n\nSoldiers killed two rebels in Gao on Monday." if language == "en" else f"{line}\n\nIl parle."
    assert document(text, language).paragraphs[0].kind is ParagraphKind.FURNITURE


def test_a_release_of_prisoners_is_read() -> None:
    """Negative: a sentence that begins with the same word is the article's."""
    doc = document("The release of the prisoners began on Monday.\n\nPress freedom groups welcomed it.")
    assert [p.kind for p in doc.paragraphs] == [ParagraphKind.BODY, ParagraphKind.BODY]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("SARI, Nowhere (Oct. 17, 2011) — Soldiers left.", "Soldiers"),
        ("SARI (Sept. 3) - Soldiers left.", "Soldiers"),
        ("SARI, May 3 - Soldiers left.", "Soldiers"),
        ("Soldiers left. They came back - alone.", "Soldiers"),
    ],
)
def test_date_lines(text: str, first: str) -> None:
    """A date line may hold a month cut short; a sentence has none."""
    doc = document(text)
    assert text[after_date_line(doc, doc.body[0]) :].startswith(first)


@pytest.mark.parametrize(
    ("text", "language", "word", "wanted"),
    [
        ("No soldiers were hurt.", "en", "soldiers", True),
        ("No women or children were hurt.", "en", "children", True),
        ("Neither civilians nor soldiers were hurt.", "en", "soldiers", True),
        ("Aucune femme ni enfant n'a été blessé.", "fr", "enfant", True),
        ("No shots were fired and women or children were hurt.", "en", "children", False),
        ("Women or children were hurt.", "en", "children", False),
        ("No fewer than ten died.", "en", "No", False),
    ],
)
def test_none_of(text: str, language: str, word: str, wanted: bool) -> None:
    """A list of those to whom nothing happened, up to its last member."""
    doc = document(text, language)
    assert none_of(doc, doc.token_at(text.index(word))) is wanted
