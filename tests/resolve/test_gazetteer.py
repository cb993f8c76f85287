"""The gazetteer: the shipped files are the built ones, and names find the places that bear them."""

import json
import time
from hashlib import sha256
from pathlib import Path

import pytest

from palabre.errors import NotFound
from palabre.model.place import PlacePrecision
from palabre.resolve.folding import fold_place
from palabre.resolve.gazetteer import DATA, Gazetteer, load_gazetteer
from palabre.resolve.register import load_register


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def test_the_files_are_the_built_ones() -> None:
    """An edit by hand would shift the offsets: the digests of the build are checked."""
    for name, told in json.loads((DATA / "MANIFEST.json").read_text())["files"].items():
        assert sha256((DATA / name).read_bytes()).hexdigest() == told["sha256"], name


def test_the_files_stay_small() -> None:
    """All shipped data of the stage together: 18 MB at most, a third of it in a wheel."""
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 18_000_000


@pytest.mark.parametrize("name", ["names.tsv", "places.tsv"])
def test_the_files_are_sorted(name: str) -> None:
    """Binary search needs the first column in the order of its bytes."""
    keys = [line.partition(b"\t")[0] for line in (DATA / name).read_bytes().splitlines()]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Mopti", "geonames/2453348"),
        ("Tombouctou", "geonames/2449067"),
        ("Timbuktu", "geonames/2449067"),
        ("Alger", "geonames/2507480"),
        ("Beyrouth", "geonames/276781"),
        ("Damas", "geonames/170654"),
        ("MÉNAKA", "geonames/2453514"),
        ("menaka", "geonames/2453514"),
        ("Deir Ezzor", "geonames/170794"),
        ("Saint Petersburg", "geonames/498817"),
        ("St. Petersburg", "geonames/498817"),
        ("N’Djamena", "geonames/2427123"),
        ("Gao", "geonames/2457163"),
        ("Sévaré", "supplement/sevare"),
        ("Sevare", "supplement/sevare"),
        ("Farabougou", "supplement/farabougou"),
        ("Boni", "supplement/boni-mali"),
        ("Nord-Kivu", "geonames/206938"),
        ("North Kivu", "geonames/206938"),
        ("Donbass", "supplement/donbas"),
        ("trois frontières", "supplement/liptako-gourma"),
        ("Niger", "geonames/2440476"),
    ],
)
def test_the_usual_place_comes_first(gazetteer: Gazetteer, name: str, place_id: str) -> None:
    """English and French names, spelt in several ways; Boni is not Bonn, and the Niger of the news is the country."""
    assert gazetteer.candidates(name)[0].id == place_id


@pytest.mark.parametrize(
    "name", ["", "...", "Xyzzyville", "Mopt", "Moptii", "=ml", "~", "\u0001", "zzzzzzzz", "aaaaaaa"]
)
def test_nobody_bears_the_name(gazetteer: Gazetteer, name: str) -> None:
    """Neither a prefix nor a code of the index is a name; both ends of the file are safe."""
    assert gazetteer.candidates(name) == ()
    assert not gazetteer.known(name)


def test_a_town_before_the_district_named_after_it(gazetteer: Gazetteer) -> None:
    """The caller who reads *the region of Mopti* picks by precision."""
    precisions = [place.precision for place in gazetteer.candidates("Mopti")]
    assert precisions == [PlacePrecision.SETTLEMENT, PlacePrecision.ADM1, PlacePrecision.ADM2]


def test_what_a_place_carries(gazetteer: Gazetteer) -> None:
    """Coordinates, country, division and population of a town."""
    place = gazetteer.candidates("Kidal")[0]
    assert (place.country, place.admin1, place.geonames) == ("ML", "Kidal", 2455290)
    assert place.lat == pytest.approx(18.44, abs=0.01) and place.lon == pytest.approx(1.41, abs=0.01)
    assert place.population > 10_000


def test_unknown_coordinates_stay_unknown(gazetteer: Gazetteer) -> None:
    """A village whose site we do not know to ten kilometres has none."""
    village = gazetteer.candidates("Ogossagou")[0]
    assert (village.country, village.lat, village.lon, village.geonames) == ("ML", None, None, None)


@pytest.mark.parametrize(("code", "lat", "lon"), [("ML", 17, -4), ("FR", 46, 2), ("RU", 60, 100), ("FJ", -18, 178)])
def test_a_country_lies_where_geonames_puts_it(gazetteer: Gazetteer, code: str, lat: float, lon: float) -> None:
    """GeoNames' own point, not the mean of towns: Russia lies in Siberia; Fiji, though it lies on the date line."""
    country = gazetteer.country(code)
    assert country is not None
    assert country.lat == pytest.approx(lat, abs=1.5) and country.lon == pytest.approx(lon, abs=1.5)


@pytest.mark.parametrize(("code", "name"), [("ML", "Mali"), ("fr", "France"), ("XK", "Kosovo"), ("CI", "Ivory Coast")])
def test_countries_by_code(gazetteer: Gazetteer, code: str, name: str) -> None:
    """ISO 3166 alpha-2, in either case."""
    place = gazetteer.country(code)
    assert (place.name, place.precision) == (name, PlacePrecision.COUNTRY)


@pytest.mark.parametrize(
    ("name", "place_id", "lat", "lon"),
    [
        ("Texas", "geonames/4736286", 31.25, -99.25),
        ("Travis County", "geonames/4737316", 30.33, -97.78),
        ("Asia", "geonames/6255147", 29.8, 89.3),
        ("Drôme", "geonames/3020781", 44.67, 5.17),
    ],
)
def test_divisions_and_continents_lie_where_geonames_puts_them(
    gazetteer: Gazetteer, name: str, place_id: str, lat: float, lon: float
) -> None:
    """States, counties and departments of the countries whose press is read have their own coordinates and ids."""
    place = next(place for place in gazetteer.candidates(name) if place.id == place_id)
    assert place.lat == pytest.approx(lat, abs=0.2)
    assert place.lon == pytest.approx(lon, abs=0.2)


def test_a_county_is_not_called_by_its_first_word(gazetteer: Gazetteer) -> None:
    """*Travis County* is never *Travis*; a Malian cercle goes by its town's name."""
    assert "Travis County" not in [place.name for place in gazetteer.candidates("Travis")]
    assert PlacePrecision.ADM2 in [place.precision for place in gazetteer.candidates("Djenné")]


def test_small_towns_of_countries_whose_press_is_read(gazetteer: Gazetteer) -> None:
    """A small town of some hundred inhabitants in Texas, one in the Drôme."""
    assert any(p.country == "US" and p.admin1 == "Texas" for p in gazetteer.candidates("Marfa"))
    assert any(p.country == "FR" and p.population < 3000 for p in gazetteer.candidates("Grignan"))


def test_no_such_country(gazetteer: Gazetteer) -> None:
    """A code that is none is an error that names it."""
    with pytest.raises(NotFound, match="QQ"):
        gazetteer.country("QQ")


def test_every_state_is_a_country_in_both_languages(gazetteer: Gazetteer) -> None:
    """The register and the gazetteer agree, and a state's name in either language leads to its country."""
    for actor in load_register():
        if actor.kind.value == "state":
            for name in (actor.names.en, actor.names.fr):
                assert name is not None
                countries = {
                    place.country for place in gazetteer.candidates(name) if place.precision.value == "country"
                }
                assert actor.country in countries, name


def test_every_capital_is_a_place(gazetteer: Gazetteer) -> None:
    """A capital's GeoNames id leads to a town of that country."""
    for actor in load_register():
        if actor.capital is not None:
            place = gazetteer.place(f"geonames/{actor.capital.geonames}")
            assert place is not None and place.country == actor.country, actor.id


def test_places_by_id(gazetteer: Gazetteer) -> None:
    """The first, the last and a middle line of the file; an id that is none."""
    lines = (DATA / "places.tsv").read_text(encoding="utf-8").splitlines()
    for line in (lines[0], lines[len(lines) // 2], lines[-1]):
        key = line.partition("\t")[0]
        place = gazetteer.place(f"geonames/{key}" if key.isdigit() else key)
        assert place is not None and place.name == line.split("\t")[1]
    assert gazetteer.place("geonames/1") is None
    assert gazetteer.place("supplement/atlantis") is None


def test_every_name_of_the_supplement_is_known(gazetteer: Gazetteer) -> None:
    """A row added by hand without a new build is noticed."""
    for line in (DATA / "supplement.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            cells = line.split("\t")
            assert len(cells) == 9
            bearers = [place.id for place in gazetteer.candidates(cells[1])]
            kind = "geonames" if cells[0].isdigit() else "supplement"
            assert f"{kind}/{cells[0]}" in bearers, cells[1]


def test_a_lookup_is_quick(gazetteer: Gazetteer) -> None:
    """About 25 microseconds on a laptop; the bound leaves room for a busy machine."""
    names = ["Mopti", "Alger", "Sévaré", "Nowhere-at-all", "Saint-Denis", "Beyrouth"]
    began = time.perf_counter()
    for _ in range(200):
        for name in names:
            gazetteer.candidates(name)
    assert (time.perf_counter() - began) / 1200 < 0.0005


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    """A gazetteer without its files does not pretend that no place exists."""
    with pytest.raises(FileNotFoundError, match=r"names\.tsv"):
        Gazetteer(tmp_path)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Saint-Denis", "saint denis"),
        ("St. Denis", "saint denis"),
        ("Ste-Marie", "sainte marie"),
        ("Côte d’Ivoire", "cote divoire"),
        ("Sana'a", "sanaa"),
        ("Øresund", "oresund"),
        ("Łódź", "lodz"),
        ("--", ""),
    ],
)
def test_folding(name: str, folded: str) -> None:
    """Spellings of one name meet."""
    assert fold_place(name) == folded
