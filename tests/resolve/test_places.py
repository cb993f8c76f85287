"""The bearers of a name ranked together: what an article says of its places, and what that makes of them."""

import time
from collections.abc import Sequence
from dataclasses import replace

import pytest

from palabre.model.desk import Desk
from palabre.model.place import NamedPlace, Place, PlacePrecision
from palabre.pipeline import Engine
from palabre.resolve.gazetteer import load_gazetteer
from palabre.resolve.place_context import Spot, containers, kilometres, lies_in
from palabre.resolve.place_ranker import ALONE, EVIDENCE, Facts, Mass, evidence_alone, load_weights, ranked
from palabre.resolve.places import PlaceChooser, key_of
from palabre.resolve.register import load_register
from tests.factories import events_of


def spots(text: str, *names: str) -> list[Spot]:
    """The first occurrence of each name, in text order."""
    return sorted((Spot(n, text.index(n), text.index(n) + len(n)) for n in names), key=lambda spot: spot.start)


def chosen(text: str, *names: str, desk: Sequence[str] = ()) -> dict[str, Place | None]:
    """The entry of each name."""
    found = spots(text, *names)
    chooser = PlaceChooser(load_gazetteer(), text=text, spots=found, desk=desk)
    return {spot.name: chooser.chosen(spot) for spot in found}


@pytest.mark.parametrize(
    ("text", "name", "groups", "country"),
    [
        ("An attack in Beni killed twenty.", "Beni", {"CD": 1}, "CD"),  # a division of Bolivia too
        ("Clashes broke out in Tripoli.", "Tripoli", {"LB": 1}, "LB"),
        ("Clashes broke out in Tripoli.", "Tripoli", {"LY": 1}, "LY"),
        ("Clashes broke out in Tripoli, Libya.", "Tripoli", {"LB": 1}, "LY"),  # what is said goes first
        ("Une attaque a visé Mora.", "Mora", {"CM": 1}, "CM"),
    ],
)
def test_armed_groups_tell_the_country(text: str, name: str, groups: dict[str, int], country: str) -> None:
    """Where the armed groups that an article names are at home, a town of several is there."""
    found = spots(text, *(n for n in (name, "Libya") if n in text))
    chooser = PlaceChooser(load_gazetteer(), text=text, spots=found, desk=(), groups=groups)
    meant = chooser.chosen(found[0])
    assert meant is not None and meant.country == country


def test_armed_groups_of_an_article() -> None:
    """*Hezbollah*, named in passing, tells which Tripoli."""
    (event,) = events_of(Engine(Desk()), "en", "A car bomb went off in Tripoli, and Hezbollah denied any part in it.")
    assert event.place is not None and event.place.country == "LB"


@pytest.mark.parametrize(
    ("text", "apposed"),
    [
        ("in Paris, Texas", True),
        ("à Tripoli (Liban)", True),
        ("à Valence, dans la Drôme", False),
        ("à Gao, dans le nord du Mali", False),
        ("the Ohio town of Springfield", False),
        ("in Paris and Texas", None),
        ("in Paris. Texas", None),
        ("from Paris to Texas", None),
    ],
)
def test_who_is_said_to_lie_in_whom(text: str, apposed: bool | None) -> None:
    """Commas, brackets and prepositions of place say it; conjunctions, full stops and *to* do not."""
    names = [word.strip(",.()") for word in text.split() if word[0].isupper() or word[0] == "("]
    found = containers(text, spots(text, *names), key_of)
    assert [link.apposed for link in found.values()] == ([] if apposed is None else [apposed])


def place(name: str, country: str, precision: str, **more: object) -> Place:
    """An entry made up for a test."""
    return Place(id=name, name=name, country=country, precision=PlacePrecision(precision), **more)  # type: ignore[arg-type]


def test_what_lies_in_what() -> None:
    """Towns in their country, division and county; nothing in itself, in a town or in another country's division."""
    town = place("Eugene", "US", "settlement", admin1="Oregon", lat=44.05, lon=-123.09)
    county = place("Lane County", "US", "adm2", admin1="Oregon", lat=43.94, lon=-122.85)
    assert lies_in(town, place("United States", "US", "country"))
    assert lies_in(town, place("Oregon", "US", "adm1")) and lies_in(town, county)
    assert not lies_in(town, town) and not lies_in(county, town)
    assert not lies_in(town, place("Oregon", "CA", "adm1")) and not lies_in(town, place("Texas", "US", "adm1"))


def test_distance_needs_coordinates() -> None:
    """A village without coordinates is near nothing."""
    known = place("A", "ML", "settlement", lat=14.0, lon=-4.0)
    assert kilometres(known, place("B", "ML", "settlement", lat=15.0, lon=-4.0)) == pytest.approx(111, abs=1)
    assert kilometres(known, place("C", "ML", "settlement")) == float("inf")


def test_weights_are_whole() -> None:
    """A weight for each piece of evidence, none too many; what is said outright counts for, not against."""
    weights = load_weights()
    assert (len(weights.alone), len(weights.together)) == (len(ALONE), len(EVIDENCE))
    by_name = dict(zip(EVIDENCE, weights.together, strict=True))
    assert all(by_name[key] > 0 for key in ("size", "apposed", "said", "named_country", "near", "adm1_share", "holds"))


def test_evidence_is_as_long_as_its_names() -> None:
    """Rows of evidence fit the weights, for countries, divisions, towns and regions without coordinates alike."""
    gazetteer = load_gazetteer()
    facts = Facts(candidates={name: gazetteer.candidates(name) for name in ("Mali", "Mopti", "Middle East")})
    scores = ranked(facts, load_weights())
    for name in facts.candidates:
        assert {len(row) for row in evidence_alone(facts, name)} == {len(ALONE)}
        assert {len(row) for row in Mass(facts, scores).evidence(name)} == {len(EVIDENCE) - len(ALONE)}
        assert sum(scores[name]) == pytest.approx(1)


def test_two_senses_only_where_each_is_said() -> None:
    """*Paris, Texas* and *Paris, Kentucky* in one article; a Paris without more follows the article."""
    text = "He left Paris, Texas, for Paris, Kentucky."
    second = text.rindex("Paris")
    found = [Spot("Paris", 8, 13), *spots(text, "Texas"), Spot("Paris", second, second + 5), *spots(text, "Kentucky")]
    chooser = PlaceChooser(load_gazetteer(), text=text, spots=found, desk=())
    senses = [chooser.chosen(spot) for spot in found if spot.name == "Paris"]
    assert [sense.admin1 for sense in senses if sense] == ["Texas", "Kentucky"]


@pytest.mark.parametrize(
    ("text", "name", "others", "wanted"),
    [
        ("Fire in Springfield, near Eugene and Corvallis", "Springfield", ("Eugene", "Corvallis"), ("US", "Oregon")),
        ("Incendie à Vienne, entre Lyon et Valence", "Vienne", ("Lyon", "Valence"), ("FR", "Auvergne-Rhône-Alpes")),
        ("Incendie à Vienne, loin de Graz et de Linz", "Vienne", ("Graz", "Linz"), ("AT", None)),
        ("Tirs à Tripoli et à Zahlé", "Tripoli", ("Zahlé",), ("LB", None)),
    ],
)
def test_neighbours_decide(text: str, name: str, others: tuple[str, ...], wanted: tuple[str, str | None]) -> None:
    """Without a word of country or state, the other towns of the article tell which one is meant."""
    found = chosen(text, name, *others)[name]
    assert found is not None and (found.country, found.admin1 if wanted[1] else None) == wanted


def test_nothing_is_made_of_an_unknown_name() -> None:
    """A name that nobody bears has no place on the map, but lies where the article says."""
    text = "The crew slept in Quorvelia, Texas."
    found = spots(text, "Quorvelia", "Texas")
    chooser = PlaceChooser(load_gazetteer(), text=text, spots=found, desk=())
    named = NamedPlace(spans=((18, 27),), text="Quorvelia", name="Quorvelia")
    assert chooser.resolved(named) == replace(named, country="US", adm1="Texas")


def test_a_list_of_towns_is_no_address() -> None:
    """Negative: a name that nobody bears does not lie in the next town of a list."""
    text = "Fire in Quorvelia, Gao and Kidal."
    chooser = PlaceChooser(load_gazetteer(), text=text, spots=spots(text, "Quorvelia", "Gao", "Kidal"), desk=())
    named = NamedPlace(spans=((8, 17),), text="Quorvelia", name="Quorvelia")
    assert chooser.resolved(named) == named


@pytest.mark.parametrize(
    ("text", "name", "others", "wanted"),
    [
        ("Tirs dans la région de Gao, au Mali", "Gao", ("Mali",), "adm1"),
        ("Tirs dans la ville de Gao, au Mali", "Gao", ("Mali",), "settlement"),
        ("Shots in Gao region, Mali", "Gao", ("Mali",), "adm1"),
        ("Shots in Khost province", "Khost", (), "adm1"),
        ("Shots in Khost and Paktia provinces", "Paktia", ("Khost",), "adm1"),
        ("Shots in Khost city", "Khost", (), "settlement"),
        ("Shots in the Panjwayi district of Kandahar", "Panjwayi", ("Kandahar",), "adm2"),
    ],
)
def test_the_word_beside_a_name_says_what_sort_it_is(
    text: str, name: str, others: tuple[str, ...], wanted: str
) -> None:
    """*Khost province* is no town, *Khost city* no province."""
    found = chosen(text, name, *others)[name]
    assert found is not None and found.precision == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Tirs dans le secteur de Diabaly", "adm2"),
        ("Shots in the Diabaly area", "adm2"),
        ("Shots in Diabaly", "settlement"),
    ],
)
def test_the_area_around_a_town_is_not_the_town(text: str, wanted: str) -> None:
    """An area that the gazetteer lacks keeps its town's name, but has no coordinates."""
    chooser = PlaceChooser(load_gazetteer(), text=text, spots=spots(text, "Diabaly"), desk=())
    start = text.index("Diabaly")
    place = chooser.located(NamedPlace(spans=((start, start + 7),), text="Diabaly", name="Diabaly"))
    assert place.precision == wanted and (place.lat is None) is (wanted != "settlement")


@pytest.mark.parametrize(
    ("text", "names", "wanted"),
    [
        ("Shots in Panjwayi district, Kandahar province.", ("Panjwayi", "Kandahar"), "Kandahār"),
        ("Tirs dans le cercle de Quorvelia, région de Gao.", ("Quorvelia", "Gao"), "Gao"),
        ("Shots in the Quorvelia district of Texas.", ("Quorvelia", "Texas"), None),
        # No place of that name lies there.
        ("Shots in Springfield, Kandahar province.", ("Springfield", "Kandahar"), "Kandahār"),
    ],
)
def test_the_first_division(text: str, names: tuple[str, ...], wanted: str | None) -> None:
    """The first division that a place lies in, as the gazetteer or the article has it; said loosely it is not taken."""
    chooser = PlaceChooser(load_gazetteer(), text=text, spots=spots(text, *names), desk=())
    start = text.index(names[0])
    named = NamedPlace(spans=((start, start + len(names[0])),), text=names[0], name=names[0])
    assert chooser.resolved(named).adm1 == wanted


def test_a_name_that_the_article_does_not_use() -> None:
    """The seat behind *the Malian capital* is looked up when it is asked for."""
    chooser = PlaceChooser(load_gazetteer(), text="the Malian capital", spots=[], desk=())
    found = chooser.located(NamedPlace(spans=((0, 18),), text="the Malian capital", name="Bamako"))
    assert (found.country, found.precision) == ("ML", PlacePrecision.SETTLEMENT) and found.lat is not None


def test_where_it_happened_has_coordinates_for_towns_only() -> None:
    """A country is no point on the map of events."""
    chooser = PlaceChooser(load_gazetteer(), text="in Mali", spots=[Spot("Mali", 3, 7)], desk=())
    found = chooser.located(NamedPlace(spans=((3, 7),), text="Mali", name="Mali"))
    assert (found.country, found.lat, found.lon) == ("ML", None, None)


@pytest.mark.timing
def test_an_article_of_thirty_names_is_quick() -> None:
    """Thirty names that many bear: some milliseconds; the bound leaves room for a busy machine."""
    names = [
        "Springfield", "Washington", "Franklin", "Clinton", "Salem", "Madison", "Georgetown", "Arlington", "Ashland",
        "Dover", "Oxford", "Jackson", "Burlington", "Manchester", "Milton", "Newport", "Auburn", "Centerville",
        "Clayton", "Dayton", "Lexington", "Milford", "Riverside", "Cleveland", "Hudson", "Kingston", "Mount Vernon",
        "Oakland", "Winchester", "Bristol",
    ]  # fmt: skip
    text = " and ".join(names)
    found = spots(text, *names)
    PlaceChooser(load_gazetteer(), text=text, spots=found, desk=())
    started = time.process_time()
    PlaceChooser(load_gazetteer(), text=text, spots=found, desk=())
    assert time.process_time() - started < 0.2


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_capital_alone_is_in_its_country(language: str) -> None:
    """Where nothing else is said, but for two that greater places have as a second name."""
    elsewhere = {"Victoria", "La Valette"}
    wrong = []
    for state in load_register():
        name = state.capital and (state.capital.fr if language == "fr" else state.capital.en)
        if not name or name in elsewhere:
            continue
        spot = Spot(name, 0, len(name), state.country)
        meant = PlaceChooser(load_gazetteer(), text=name, spots=[spot], desk=()).chosen(spot)
        if meant is None or meant.country != state.country:
            wrong.append((name, state.country, meant and meant.country))
    assert wrong == []
