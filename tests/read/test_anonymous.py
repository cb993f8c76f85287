"""Names hidden from the trained encoder: who acts is hidden, where something happens is not."""

import pytest

from palabre.model.article import Article
from palabre.model.desk import Desk
from palabre.pipeline import Engine
from palabre.read.anonymous import anonymous
from palabre.read.document import Document
from palabre.read.mentions import Names, read_mentions, read_places
from palabre.read.windows import hide


@pytest.fixture(scope="module")
def names() -> Names:
    return Engine(Desk())._names


def hidden(names: Names, text: str, language: str) -> tuple[list[str], list[str]]:
    """What is hidden, and of that the names themselves."""
    doc = Document(Article(id="a", text=text, language=language), language)
    mentions = read_mentions(doc, names)
    found = anonymous(doc, mentions, read_places(doc, mentions))
    return [text[h.start : h.end] for h in found], [text[h.shown : h.end] for h in found]


WHO = [
    ("en", "Karvania accused Colonel Issa Dembo of the raid.", ["Karvania", "Colonel Issa Dembo"]),
    ("en", "The Front for Renewal attacked a post of the FLP.", ["The Front for Renewal", "the FLP"]),
    ("fr", "La Karvanie a accusé le colonel Issa Dembo.", ["La Karvanie", "le colonel Issa Dembo"]),
    ("en", "France accused Niger in Paris.", ["France", "Niger"]),
    ("en", "Soldiers handed the town over to Niamey.", ["Niamey"]),
    ("fr", "Des soldats ont rendu la ville à Niamey.", ["à Niamey"]),
    ("en", "Port Orrimat fears Jean-Marc de la Tour.", ["Port Orrimat", "Jean-Marc de la Tour"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), WHO)
def test_who_acts_is_hidden(names: Names, language: str, text: str, expected: list[str]) -> None:
    """Known or not, with title and article."""
    assert hidden(names, text, language)[0] == expected


WHERE = [
    ("en", "Gunmen killed two men in Orrimat."),
    ("en", "Gunmen killed two men in the northern Orrimat district."),
    ("en", "Gunmen entered the village of Orrimat."),
    ("fr", "Des hommes armés ont tué deux bergers près d'Orrimat."),
    ("fr", "Des hommes armés sont entrés dans le village d'Orrimat."),
    ("en", "Gunmen attacked a post at Gossi."),
    ("en", "Gunmen killed two men in Niamey."),
    ("fr", "Des hommes armés ont attaqué un poste à Gossi."),
]


@pytest.mark.parametrize(("language", "text"), WHERE)
def test_where_something_happens_is_not(names: Names, language: str, text: str) -> None:
    """By a word beside the name, or because the gazetteer knows the place."""
    assert hidden(names, text, language)[0] == []


def test_what_melts_with_a_name_is_no_part_of_it(names: Names) -> None:
    """*du FLP* is hidden whole, but who speaks is the *FLP*."""
    whole, shown = hidden(names, "Un porte-parole du FLP a parlé.", "fr")
    assert (whole, shown) == (["du FLP"], ["FLP"])


def test_the_piece_of_a_hidden_name_is_the_name(names: Names) -> None:
    """So that the span of a source ends up where the name begins."""
    text = "Un porte-parole du FLP a parlé."
    doc = Document(Article(id="a", text=text, language="fr"), "fr")
    found = hide([(1, (0, 15)), (2, (16, 18)), (3, (19, 22)), (4, (23, 24))], anonymous(doc, (), ()), 9)
    assert found == [(1, (0, 15)), (9, (19, 22)), (4, (23, 24))]
