"""Articles, elision, agreement, dates and spaces in both languages; reported speech and its quotation marks."""

from datetime import date
from itertools import product

import pytest

from palabre.model.event import EventKind
from palabre.model.place import NamedPlace, PlacePrecision, PlaceRelation
from palabre.model.statement import Force
from palabre.model.time import Period, TimePrecision
from palabre.model.toll import Harm, Qualifier, Victim
from palabre.publish.brief import marks
from palabre.publish.brief.grammar import NounPhrase, tongue
from palabre.publish.brief.grammar.base import Bounds
from palabre.publish.brief.grammar.french import elide
from palabre.publish.brief.grammar.lexicon import common_actors, load
from palabre.publish.brief.model import PartKind
from palabre.publish.brief.speech import LONGEST, is_infinitive, shorten

EN, FR = tongue("en"), tongue("fr")


def exact(number: int) -> Bounds:
    """An exact number."""
    return Bounds(low=number, best=number, high=number, qualifier=Qualifier.EXACT)


@pytest.mark.parametrize(
    ("name", "country", "of", "to"),
    [
        ("Mali", "ML", "du Mali", "au Mali"),
        ("France", "FR", "de la France", "à la France"),
        ("Algérie", "DZ", "de l’Algérie", "à l’Algérie"),
        ("États-Unis", "US", "des États-Unis", "aux États-Unis"),
        ("Union africaine", None, "de l’Union africaine", "à l’Union africaine"),
        ("Groupe de soutien", None, "du Groupe de soutien", "au Groupe de soutien"),
        ("Coordination du Nord", None, "de la Coordination du Nord", "à la Coordination du Nord"),
        ("Nations unies", None, "des Nations unies", "aux Nations unies"),
        ("les jihadistes", None, "des jihadistes", "aux jihadistes"),
        ("Les jihadistes", None, "des jihadistes", "aux jihadistes"),
        ("jihadistes", None, "de jihadistes", "à des jihadistes"),
        ("Oumar Sidibé", None, "d’Oumar Sidibé", "à Oumar Sidibé"),
        ("Al-Qaïda", None, "d’Al-Qaïda", "à Al-Qaïda"),
    ],
)
def test_french_articles(name: str, country: str | None, of: str, to: str) -> None:
    """Names take the article and the contraction that running text gives them."""
    phrase = FR.name(name, country=country)
    assert (FR.of(phrase), FR.to(phrase)) == (of, to)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("African Union", "the African Union"),
        ("France", "France"),
        ("The jihadists", "the jihadists"),
        ("jihadists", "jihadists"),
        ("Support Group for Islam", "the Support Group for Islam"),
        ("Anne Lorrain", "Anne Lorrain"),
        ("12 villagers", "12 villagers"),
    ],
)
def test_english_articles(name: str, said: str) -> None:
    """*The* where a head noun asks for it."""
    assert EN.name(name).text == said


@pytest.mark.parametrize(
    ("word", "following", "said"),
    [("de", "Alger", "d’Alger"), ("que", "il", "qu’il"), ("de", "Gao", "de Gao"), ("que", "onze", "que onze")],
)
def test_elision(word: str, following: str, said: str) -> None:
    """Before a vowel, but not before *onze*."""
    assert elide(word, following) == said


@pytest.mark.parametrize(
    ("bounds", "en", "fr"),
    [
        (exact(12), "12 civilians", "12 civils"),
        (exact(1), "a civilian", "un civil"),
        (exact(5), "five civilians", "cinq civils"),
        (
            Bounds(low=12, best=12, high=None, qualifier=Qualifier.AT_LEAST),
            "at least 12 civilians",
            "au moins 12 civils",
        ),
        (Bounds(low=None, best=None, high=20, qualifier=Qualifier.UP_TO), "up to 20 civilians", "jusqu’à 20 civils"),
        (Bounds(low=None, best=200, high=None, qualifier=Qualifier.ABOUT), "some 200 civilians", "quelque 200 civils"),
        (
            Bounds(low=24, best=None, high=None, qualifier=Qualifier.VAGUE),
            "dozens of civilians",
            "des dizaines de civils",
        ),
        (Bounds(low=2, best=None, high=None, qualifier=Qualifier.VAGUE), "several civilians", "plusieurs civils"),
        (
            Bounds(low=8, best=None, high=11, qualifier=Qualifier.EXACT),
            "8 to 11 civilians",
            "8 à 11 civils",
        ),
    ],
)
def test_counted_people(bounds: Bounds, en: str, fr: str) -> None:
    """Every hedge has its words."""
    for language, said in ((EN, en), (FR, fr)):
        assert language.people(bounds, language.words.victim["civilian"]).text == said


def test_agreement() -> None:
    """Participles agree in gender and number; *pris* takes no second s."""
    women = NounPhrase(text="deux personnes", plural=True, feminine=True)
    assert FR.agree("tué", women) == "tuées"
    assert FR.agree("pris", NounPhrase(text="les villages", plural=True)) == "pris"
    assert FR.agree("porté disparu", women) == "portées disparues"


def test_dates() -> None:
    """Spans, days and vague times as each language writes them."""
    first, last = date(2020, 10, 26), date(2020, 11, 1)
    assert EN.stretch(first, last) == "26 October to 1 November 2020"
    assert FR.stretch(first, last) == "du 26 octobre au 1er novembre 2020"
    assert FR.stretch(date(2020, 10, 5), date(2020, 10, 11)) == "du 5 au 11 octobre 2020"
    assert EN.day(first, year=2020) == "Monday 26 October"
    assert FR.day(last, year=2019) == "dimanche 1er novembre 2020"
    mid = Period(start=date(2020, 10, 11), end=date(2020, 10, 20), precision=TimePrecision.PART_OF_MONTH)
    assert (EN.when(mid, year=2020), FR.when(mid, year=2020)) == ("in mid-October", "à la mi-octobre")
    unknown = Period(start=None, end=None, precision=TimePrecision.UNKNOWN, text="18 months")
    assert EN.when(unknown) == FR.when(unknown) == ""


@pytest.mark.parametrize(
    ("name", "precision", "relation", "distance", "en", "fr"),
    [
        ("Gao", PlacePrecision.SETTLEMENT, PlaceRelation.AT, None, "in Gao", "à Gao"),
        ("Boni", PlacePrecision.SETTLEMENT, PlaceRelation.NEAR, 15.0, "15 km from Boni", "à 15 km de Boni"),
        ("Alger", PlacePrecision.SETTLEMENT, PlaceRelation.NEAR, None, "near Alger", "près d’Alger"),
        ("Mopti", PlacePrecision.ADM1, PlaceRelation.AT, None, "in the Mopti region", "dans la région de Mopti"),
        ("Mali", PlacePrecision.COUNTRY, PlaceRelation.AT, None, "in Mali", "au Mali"),
    ],
)
def test_places(
    name: str, precision: PlacePrecision, relation: PlaceRelation, distance: float | None, en: str, fr: str
) -> None:
    """Prepositions by precision and relation."""
    place = NamedPlace(
        spans=((0, 1),),
        text=name,
        name=name,
        country="ML",
        precision=precision,
        relation=relation,
        distance_km=distance,
    )
    assert (EN.where(place, own=True), FR.where(place, own=True)) == (en, fr)


def test_french_spaces() -> None:
    """No-break spaces before high marks and inside guillemets, thin before ; ! ?."""
    assert FR.typeset("Il dit : « Non ! » ; pourquoi ?") == (
        "Il dit\u00a0: «\u00a0Non\u202f!\u00a0»\u202f; pourquoi\u202f?"
    )
    assert FR.typeset("l'accord d'Alger") == "l’accord d’Alger"
    assert FR.typeset("à 10:30") == "à 10:30"


def test_sentences_end_once() -> None:
    """A full stop where none stands; none after a question that ends the quotation."""
    assert EN.finish("rebels  attacked") == "Rebels attacked."
    assert EN.finish("It ended.") == "It ended."
    assert EN.finish(f"He asked: {marks.mark('Why?', PartKind.QUOTE)}").endswith("Why?\ue002")


def test_lexicons_cover_every_code() -> None:
    """A kind, force, victim or harm without words would break a brief: there is none, in either language."""
    for language in ("en", "fr"):
        words = load(language)
        assert set(words.kind) == set(EventKind)
        assert set(words.force) == set(Force)
        assert set(words.victim) == set(Victim)
        assert set(words.harm) == set(Harm)
    assert set(load("en").phrase) ^ set(load("fr").phrase) == set()
    assert common_actors("en")["jihadists"].fr in {"les jihadistes", "des jihadistes"}
    assert common_actors("fr")["l'armée"].en == "the army"


def test_quotes_go_around_quoted_pieces_only() -> None:
    """Marks of the source that enclose no known piece are taken out; known pieces get ours."""
    words = 'the call for "a truce" of nine days with the" groups'
    marked = marks.with_quotes(words, ("a truce",))
    found = marks.parts(marked, "en")
    assert marks.plain_text(found, "en") == "the call for “a truce” of nine days with the groups"
    assert marks.with_quotes("no marks", ()) == "no marks"


def test_long_contents_are_cut_at_a_clause() -> None:
    """At most 48 words, and only at a mark where there is one."""
    clause = "one two three four five six seven eight nine ten, "
    words, cut = shorten((clause * 8).strip(" ,"))
    assert cut and len(words.split()) <= LONGEST and words.endswith("ten")
    assert shorten("short") == ("short", False)


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("s’en prendre à tout", True),
        ("se retirer", True),
        ("y aller", True),
        ("hier soir", False),
        ("s’en vont", False),
    ],
)
def test_french_infinitives(first: str, said: bool) -> None:
    """*a menacé de s’en prendre*: what *de* may stand before."""
    assert is_infinitive("fr", first.split()) is said


def test_private_marks_cannot_come_from_a_text() -> None:
    """The characters that we mark runs with are cleaned out of whatever a source says."""
    hostile = "a\ue000quote|\ue001b\ue002\u202ec"
    assert marks.clean(hostile) == "aquote|bc"
    for language, kind in product(("en", "fr"), PartKind):
        run = marks.parts(marks.mark(marks.clean(hostile), kind), language)
        assert [p.text for p in run] == ["aquote|bc"]
