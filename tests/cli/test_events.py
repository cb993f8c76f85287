"""`palabre events`: by place, by distance, by code; figures side by side."""

from dataclasses import replace
from pathlib import Path

import pytest

from palabre.cli.whereabouts import Spot, bears_name, distance_km, spot_of
from palabre.errors import NotFound
from palabre.model.place import NamedPlace
from tests.cli.conftest import Program


def test_figures_stand_side_by_side(palabre: Program, record: Path) -> None:
    """Twelve according to one, fourteen according to another: both on the screen, neither averaged."""
    shown = " ".join(palabre("events", "--kind", "attack").out.split())
    assert "12" in shown
    assert "14" in shown
    assert "13" not in shown


def test_near_selects_by_distance(palabre: Program, record: Path) -> None:
    """Within the distance an event is listed, beyond it not; what has no coordinates is counted aloud."""
    near = palabre("events", "--near", "Mopti", "--km", "5", "--json")
    assert {line["place"]["name"] for line in near.lines} == {"Mopti"}
    assert "could not be measured" in near.err
    wider = palabre("events", "--near", "14.49,-4.19", "--km", "40", "--json").lines
    assert {line["place"]["name"] for line in wider} >= {"Mopti", "Sévaré"}
    assert palabre("events", "--near", "Bamako", "--km", "50", "--json").lines == []


def test_an_unknown_place_is_told(palabre: Program, record: Path) -> None:
    """A place that the gazetteer lacks is an error with a way out."""
    ran = palabre("events", "--near", "Xyzzyville")
    assert ran.code == 3
    assert "--near 14.48,-4.19" in ran.err
    assert palabre("events", "--near", "99,200").code == 3
    assert palabre("events", "--near", "Mopti", "--km", "-3").code == 2


def test_places_by_name_and_country(palabre: Program, record: Path) -> None:
    """A town by its name without accents; a country by its name in either language or its code."""
    town = palabre("events", "--place", "sevare", "--json").lines
    assert {line["place"]["name"] for line in town} == {"Sévaré"}
    country = palabre("events", "--place", "Mali", "--json").lines
    assert country == palabre("events", "--place", "ml", "--json").lines
    assert len(country) > len(town) > 0
    assert palabre("events", "--place", "Niger", "--json").lines == []


def test_codes_select(palabre: Program, record: Path) -> None:
    """Kinds and statuses select, several with commas."""
    every = palabre("events", "--json").lines
    for option, field in (("--kind", "kind"), ("--status", "status")):
        for value in {line[field] for line in every}:
            assert palabre("events", option, value, "--json").lines == [e for e in every if e[field] == value]
    kinds = ",".join(sorted({line["kind"] for line in every}))
    assert palabre("events", "--kind", kinds, "--json").lines == every


@pytest.mark.parametrize(
    ("one", "two", "km"),
    [
        ((0.0, 0.0), (0.0, 0.0), 0.0),
        ((0.0, 0.0), (0.0, 180.0), 20015.1),  # half the circumference
        ((0.0, 0.0), (0.0, 1.0), 111.2),
        ((90.0, 0.0), (-90.0, 77.0), 20015.1),
        ((0.0, 179.5), (0.0, -179.5), 111.2),  # over the line where the day changes
    ],
)
def test_distances_on_the_globe(one: tuple[float, float], two: tuple[float, float], km: float) -> None:
    """Great-circle distances that can be reckoned by hand."""
    assert distance_km(one, two) == pytest.approx(km, abs=0.1)
    assert distance_km(two, one) == pytest.approx(distance_km(one, two))


def test_the_desks_countries_come_first() -> None:
    """A name that several towns bear is the one in the desk's countries."""
    assert spot_of("Mopti", ("ML",)).point == pytest.approx((14.49, -4.19), abs=0.1)
    with pytest.raises(NotFound):
        spot_of("Mopti,Mopti", ())


def test_somewhere_in_the_division_is_near() -> None:
    """A village that no list knows, in the region of Mopti, is around Mopti; what lies nowhere in particular is not."""
    village = NamedPlace(spans=((0, 4),), text="Libé", name="Libé", country="ML", adm1="Mopti")
    assert spot_of("Mopti", ("ML",)).around(village)
    assert not spot_of("Gao", ("ML",)).around(village)
    assert not Spot((14.49, -4.19)).around(village)
    assert not Spot((14.49, -4.19)).around(NamedPlace(spans=((0, 4),), text="Libé"))


def test_a_name_is_compared_word_by_word() -> None:
    """*Gao* is not found in *Gaoua*."""
    place = NamedPlace(spans=((0, 5),), text="Gaoua", name="Gaoua", country="BF")
    assert bears_name(place, "gaoua")
    assert not bears_name(place, "Gao")
    assert bears_name(place, "Burkina Faso")
    assert bears_name(replace(place, adm1="Sud-Ouest"), "sud-ouest")
