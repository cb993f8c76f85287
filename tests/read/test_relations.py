"""Relations: names are hidden, deeds between two parties get types and parties, speech acts stay statements."""

from dataclasses import replace

import pytest

from palabre.model.article import Article
from palabre.model.codes import PloverType
from palabre.model.event import Event, EventKind, EventStatus
from palabre.model.statement import Force
from palabre.pipeline import Engine
from palabre.read import deeds_between
from palabre.read.document import Document
from palabre.read.hiding import hidden_names
from palabre.read.relation import Relation
from palabre.read.statements import read_statements
from palabre.read.tagger import tag
from tests.factories import read_text as read


def document(text: str, language: str = "en") -> Document:
    return Document(Article(id="a", text=text, language=language), language)


def hidden(text: str, *known: str, language: str = "en") -> list[str]:
    """What is hidden in the first sentence, all words in lower case being the language's."""
    doc = document(text, language)
    spans = [(text.index(k), text.index(k) + len(k)) for k in known]
    ordinary = {"rebels", "gunmen", "police", "soldats"}
    return [text[s:e] for s, e in hidden_names(doc, doc.sentences[0], spans, ordinary.__contains__)]


def test_a_run_of_capitals_is_one_name() -> None:
    """With its article and the links inside it; a conjunction parts two names."""
    text = "The Movement for the Lake and Colonel Issa Dembo met in Sari."
    assert hidden(text) == ["The Movement for the Lake", "Colonel Issa Dembo", "Sari"]


def test_what_melts_with_a_name_is_hidden_with_it() -> None:
    """*du Front*, *de Sari*: a name without article would give away who is who."""
    text = "L'accord du Front pour le renouveau et la justice est celui de Sari."
    assert hidden(text, language="fr")[-2:] == ["du Front pour le renouveau et la justice", "de Sari"]


def test_the_first_word_is_a_name_only_if_no_word_of_the_language() -> None:
    """*Rebels* begins with a capital only because the sentence does."""
    assert hidden("Rebels attacked the post at Oumé.") == ["Oumé"]
    assert hidden("Marovia attacked the post at Oumé.") == ["Marovia", "Oumé"]
    assert hidden("Turkey attacked a post.", "Turkey") == ["Turkey"]


def test_a_known_name_without_capital_is_hidden() -> None:
    """*armée turque* says who, as *l'armée de Turquie* does."""
    assert hidden("Des soldats ont tiré sur un poste turc.", "turc", language="fr") == ["turc"]


def test_capitals_throughout_say_nothing() -> None:
    """In old wire copy only known names are hidden."""
    assert hidden("REBELS ATTACKED A POST NEAR SARI TODAY.", "SARI") == ["SARI"]


SEEN = tag("", ()).seen  # what the encoder sees is put in its place below
TEXT = "The council of Sari thanked the fishermen of Oumé on Monday."


def relation(text: str, source: str, target: str, trigger: str, code: PloverType, sure: float = 0.99) -> Relation:
    doc = document(text)
    at = [(text.index(w), text.index(w) + len(w)) for w in (source, target, trigger)]
    return Relation(sentence=0, source=at[0], target=at[1], triggers=(doc.token_at(at[2][0]),), type=code, sure=sure)


def refined(monkeypatch: pytest.MonkeyPatch, found: Relation, *events: Event, text: str = TEXT) -> tuple[Event, ...]:
    monkeypatch.setattr(deeds_between, "read_relations", lambda *_, **__: [found])
    return deeds_between.with_relations(document(text), events, SEEN, ())


def event(text: str, trigger: str, kind: EventKind, code: PloverType) -> Event:
    start = text.index(trigger)
    return Event(
        id="e1",
        type=code,
        kind=kind,
        trigger=document(text).passage((start, start + len(trigger))),
        status=EventStatus.REPORTED,
    )


def test_a_sure_deed_without_event_becomes_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """With its two parties and the word that tells it."""
    found = relation(TEXT, "The council of Sari", "the fishermen of Oumé", "thanked", PloverType.SUPPORT)
    (made,) = refined(monkeypatch, found)
    assert (made.id, made.type, made.kind, made.trigger.text) == ("e1", PloverType.SUPPORT, EventKind.OTHER, "thanked")
    assert [p.text for p in (*made.actors, *made.recipients)] == ["The council of Sari", "the fishermen of Oumé"]
    assert made.confidence is not None


def test_an_unsure_deed_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is one that is done to nobody."""
    found = relation(TEXT, "The council of Sari", "the fishermen of Oumé", "thanked", PloverType.SUPPORT)
    assert refined(monkeypatch, replace(found, sure=0.3)) == ()
    assert refined(monkeypatch, replace(found, target=None)) == ()


def test_an_event_takes_a_type_that_its_kind_can_have(monkeypatch: pytest.MonkeyPatch) -> None:
    """Troops can be sent to keep a peace; a deployment is no protest."""
    text = "The league deployed soldiers near Oumé on Monday."
    rules = event(text, "deployed", EventKind.DEPLOYMENT, PloverType.MOBILIZE)
    found = relation(text, "The league", "Oumé", "deployed", PloverType.AID)
    (changed,) = refined(monkeypatch, found, rules, text=text)
    assert (changed.type, changed.kind) == (PloverType.AID, EventKind.DEPLOYMENT)
    assert [p.text for p in changed.actors] == ["The league"]
    (kept,) = refined(monkeypatch, replace(found, type=PloverType.PROTEST), rules, text=text)
    assert kept.type is PloverType.MOBILIZE
    (kept,) = refined(monkeypatch, replace(found, sure=0.3), rules, text=text)
    assert kept == rules


def test_a_word_of_saying_is_no_deed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a statement tells by its force is told once."""
    text = "The council of Sari accused the fishermen of Oumé of theft."
    found = relation(text, "The council of Sari", "the fishermen of Oumé", "accused", PloverType.ACCUSE)
    monkeypatch.setattr(deeds_between, "read_relations", lambda *_, **__: [found])
    accused, said = document(text), read_statements(document(text), ())
    assert [s.force for s in said] == [Force.ACCUSE]
    assert deeds_between.with_relations(accused, (), SEEN, said) == ()
    assert len(deeds_between.with_relations(accused, (), SEEN, ())) == 1


def test_who_is_acted_on_is_no_source(monkeypatch: pytest.MonkeyPatch) -> None:
    """The subject of a passive suffers."""
    text = "The council of Sari was mocked in the streets of Oumé."
    found = relation(text, "The council of Sari", "the streets of Oumé", "mocked", PloverType.PROTEST)
    assert refined(monkeypatch, found, text=text) == ()


def test_what_nobody_did_is_no_deed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is a word that tells an event already."""
    text = "No council thanked the fishermen of Oumé on Monday."
    found = relation(text, "No council", "the fishermen of Oumé", "thanked", PloverType.SUPPORT)
    assert refined(monkeypatch, found, text=text) == ()
    found = relation(TEXT, "The council of Sari", "the fishermen of Oumé", "thanked", PloverType.SUPPORT)
    told = event(TEXT, "thanked", EventKind.AID, PloverType.AID)
    assert len(refined(monkeypatch, found, told)) == 1


def test_the_noun_that_a_verb_is_given_tells_the_deed(monkeypatch: pytest.MonkeyPatch) -> None:
    """*planned a march against* is a march, with the words that the rules know it by."""
    text = "The council of Sari planned a march against the fishermen of Oumé."
    found = relation(text, "The council of Sari", "the fishermen of Oumé", "planned", PloverType.PROTEST)
    doc = document(text)
    both = replace(found, triggers=(*found.triggers, doc.token_at(text.index("march"))))
    assert [e.trigger.text for e in refined(monkeypatch, both, text=text)] == ["march against"]
    assert [e.trigger.text for e in refined(monkeypatch, found, text=text)] == ["planned"]


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("en", "Marovia has given food and tents to the survivors in Lurania.", "AID"),
        ("en", "The king of Marovia decorated a surgeon from Lurania for her work.", "SUPPORT"),
        ("en", "Marovia broke off its diplomatic relations with Lurania on Monday.", "SANCTION"),
        ("fr", "La Marovie a rompu ses relations diplomatiques avec la Luranie.", "SANCTION"),
        ("fr", "La Marovie a envoyé un hôpital de campagne aux sinistrés de Luranie.", "AID"),
    ],
)
def test_deeds_of_many_types_are_read(engine: Engine, language: str, text: str, code: str) -> None:
    """By the trained weights, in both languages, with the one who does it."""
    codes = {e.type for e in read(engine, language, text).events if e.actors}
    assert code in codes


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Marovia has a population of four million and borders Lurania."),
        ("fr", "La Marovie compte quatre millions d'habitants et touche à la Luranie."),
        ("en", "Marovia beat Lurania two to one in the final."),
    ],
)
def test_states_and_games_are_no_deeds(engine: Engine, language: str, text: str) -> None:
    """Two names in a sentence are not yet a relation."""
    assert read(engine, language, text).events == ()
