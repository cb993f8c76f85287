"""Names of several words: what belongs to them, and what does not."""

import pytest

from palabre.model.article import Article
from palabre.read.document import Document
from palabre.read.whole_names import inside_name, name_over


def names(language: str, text: str) -> list[str]:
    """The names of several words of a text, in order."""
    doc = Document(Article(id="a", text=text, language=language), language)
    found = sorted({name for at in range(len(doc.tokens)) if (name := name_over(doc, at))})
    return [doc.text[doc.tokens[first].start : doc.tokens[last - 1].end] for first, last in found]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Karvania fought the Front for National Renewal and Justice.", "Front for National Renewal and Justice"),
        ("en", "Karvania fought the 2 February Movement in Gao.", "2 February Movement"),
        ("en", "Karvania fought the March 23 Movement in Gao.", "March 23 Movement"),
        ("en", "The police met Maria do Carmo in Gao.", "Maria do Carmo"),
        ("en", "The police met Sidi Ag Alhousseini in Gao.", "Sidi Ag Alhousseini"),
        ("fr", "La police a vu Jean-Marc de la Tour à Gao.", "Jean-Marc de la Tour"),
        ("fr", "La police a vu le Mouvement du 2 février à Gao.", "Mouvement du 2 février"),
        ("fr", "La police a vu l'Armée de libération du fleuve à Gao.", "Armée de libération du fleuve"),
        ("fr", "La Karvanie craint le Front pour le renouveau et la justice.", "Front pour le renouveau et la justice"),
        ("fr", "La Karvanie a menacé le Conseil des anciens de représailles.", "Conseil des anciens"),
    ],
)
def test_names_with_small_words(language: str, text: str, name: str) -> None:
    """Links, particles and days inside a name belong to it."""
    assert name in names(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Soldiers of Karvania left."),
        ("en", "The police left on 2 February."),
        ("en", "The government and the army left."),
        ("fr", "Des soldats ont quitté la ville le 2 février."),
        ("fr", "Le gouvernement et l'armée du pays sont partis."),
    ],
)
def test_no_name_of_several_words(language: str, text: str) -> None:
    """Words that only open a sentence, common nouns and days of their own are no name."""
    assert names(language, text) == []


def test_texts_in_capitals_have_none() -> None:
    """A capital says nothing there."""
    assert names("en", "KARVANIA FOUGHT THE FRONT FOR NATIONAL RENEWAL AND JUSTICE NEAR THE RIVER.") == []


def test_first_word_is_not_inside() -> None:
    """A name begins with its first word and goes on with the others."""
    doc = Document(Article(id="a", text="The police met Maria do Carmo.", language="en"), "en")
    assert [doc.tokens[at].text for at in range(len(doc.tokens)) if inside_name(doc, at)] == ["do", "Carmo"]
