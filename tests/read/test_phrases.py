"""Phrase geometry: where parties begin and end."""

from collections.abc import Callable

import pytest

from palabre.model.article import Article
from palabre.model.passage import Span
from palabre.read.document import Document
from palabre.read.infinitives import infinitive_at
from palabre.read.phrases import agent_after, clause_bounds, list_of_parties, object_after, party, subject_before
from palabre.read.scene import Scene

Finder = Callable[[Document, int], Span | None]


def found(language: str, text: str, verb: str, finder: Finder) -> str | None:
    """The words that the finder gives for the first token with this text."""
    doc = Document(Article(id="a", text=text), language)
    at = next(i for i, t in enumerate(doc.tokens) if t.text == verb)
    span = finder(doc, at)
    return doc.text[span[0] : span[1]] if span else None


SUBJECTS = [
    ("en", "Visiting Lomé, the head of the army, Awa Keita, firmly rejected, Monday, the plan.", "rejected",
     "the head of the army, Awa Keita"),
    ("en", "President Ali Ban on Monday night rejected a plan.", "rejected", "President Ali Ban"),
    ("en", "The Observatory, a war monitor, said the towns were empty.", "said", "The Observatory"),
    ("en", "Awa Keita, spokeswoman of the Front, said it was over.", "said", "Awa Keita, spokeswoman of the Front"),
    ("en", "The Front blamed Lomé and said it would fight.", "said", "The Front"),
    ("en", "Togo said the rebels backed by the group denied the charge.", "denied", "the rebels backed by the group"),
    ("en", "On Tuesday Togolese officials said so.", "said", "Togolese officials"),
    ("en", "A plan rejected by the head of the army, who recalled it.", "recalled", "the head of the army"),
    ("en", "In a speech in Lomé on Thursday, he said no.", "said", "he"),
    ("fr", "Le Premier ministre togolais, Awa Keïta, a pour sa part souligné que tout continue.", "souligné",
     "Le Premier ministre togolais, Awa Keïta"),
    ("fr", "Un berger qui réside au bord du fleuve a déclaré avoir vu l'armée.", "déclaré", "Un berger"),
    ("fr", "Les experts qui regardent le fleuve à la télévision disent que c'est grave.", "disent", "Les experts"),
    ("fr", "La prise de Boni est confirmée par l'armée togolaise qui accuse Lomé.", "accuse", "l'armée togolaise"),
    ("fr", "Le Front a accusé l'armée, mais le gouvernement de Lomé nie.", "nie", "le gouvernement de Lomé"),
    ("fr", "Elle l'accuse d'avoir organisé des attentats.", "accuse", "Elle"),
    ("fr", "L'ONU et les ONG ont dit que non.", "dit", "L'ONU et les ONG"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "verb", "expected"), SUBJECTS)
def test_subject_before(language: str, text: str, verb: str, expected: str) -> None:
    """The subject with title and apposition, without relative clause, time or mere description."""
    assert found(language, text, verb, subject_before) == expected


def test_no_subject_of_an_inverted_verb() -> None:
    """What stands before `, said X` is what was said, not who said it."""
    assert found("en", '"It is over," said the minister.', "said", subject_before) is None


@pytest.mark.parametrize(
    ("language", "text", "verb", "expected"),
    [
        (
            "en",
            '"Over," said Awa Keita, spokesman for the army, on Monday.',
            "said",
            "Awa Keita, spokesman for the army",
        ),
        ("en", "The minister told reporters on Monday that it was over.", "told", "reporters"),
        ("fr", "« Oui », a-t-il dit.", "a", "il"),
        (
            "fr",
            "« Oui », a dit Awa Keïta, porte-parole du Front.",
            "dit",
            "Awa Keïta, porte-parole du Front",
        ),
    ],
)
def test_object_after(language: str, text: str, verb: str, expected: str) -> None:
    """The noun phrase right of a verb."""
    assert found(language, text, verb, object_after) == expected


def test_agent_after() -> None:
    """The agent of a passive, in both languages; none where there is none."""
    assert found("en", "The plan was rejected on Monday by the army.", "rejected", agent_after) == "the army"
    assert found("fr", "Une idée rejetée par le chef de l'armée.", "rejetée", agent_after) == "le chef de l'armée"
    assert found("en", "The plan was rejected.", "rejected", agent_after) is None


def test_list_of_parties() -> None:
    """Members of a list; a single party stays whole."""
    text = "Togo, Benin and the Front met the army of Lomé."
    doc = Document(Article(id="a", text=text), "en")
    assert [doc.text[s:e] for s, e in list_of_parties(doc, (0, 25))] == ["Togo", "Benin", "the Front"]
    assert list_of_parties(doc, (30, 38)) == ((30, 38),)


def test_clause_bounds_stop_at_the_subordinator() -> None:
    """A clause does not run over *that*."""
    doc = Document(Article(id="a", text="The army said that Togo had left."), "en")
    assert clause_bounds(doc, 2) == (0, 3)


def test_party_keeps_the_words() -> None:
    """A party is the words at its span."""
    doc = Document(Article(id="a", text="Togo left."), "en")
    assert party(doc, (0, 4)).text == "Togo"


INFINITIVES = [
    ("fr", "Il promet de ne pas le quitter", "ne", True), ("fr", "Il parle de ce ministre", "ministre", False),
    ("fr", "Il veut partir", "partir", True), ("en", "They want to leave", "leave", True),
    ("en", "They want the town", "the", False),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "word", "expected"), INFINITIVES)
def test_infinitives(language: str, text: str, word: str, expected: bool) -> None:
    """Endings tell a French infinitive, but for the nouns of the lexicon that end alike."""
    doc = Document(Article(id="a", text=text), language)
    at = next(i for i, t in enumerate(doc.tokens) if t.text == word)
    assert infinitive_at(Scene(doc, ()), at, len(doc.tokens)) is expected
