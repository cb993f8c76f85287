"""The actor register: the shipped lines are sound, and names, demonyms, capitals and offices find their actors."""

import json
import time
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

from palabre.errors import BadLine
from palabre.model.actor import Actor, ActorKind, WordLists, Words
from palabre.resolve.folding import fold_words
from palabre.resolve.register import Register, claims_of, load_register
from palabre.resolve.register_file import DATA, FILES, first_day, last_day, read_actors, shipped_actors


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


def found(register: Register, text: str, *, demonyms: bool = False, capitals: bool = False) -> list[tuple[str, str]]:
    return [(text[a:b], actor) for a, b, actor in register.find(text, demonyms=demonyms, capitals=capitals)]


@pytest.mark.parametrize("name", FILES)
def test_lines_are_sorted_and_their_ids_unique(name: str) -> None:
    """A file that people edit by hand stays in order of its ids, so that two edits rarely meet."""
    ids = [json.loads(line)["id"] for line in (DATA / name).read_text(encoding="utf-8").splitlines()]
    assert ids == sorted(set(ids))


def test_no_id_stands_in_two_files() -> None:
    """An id names one actor."""
    counts = Counter(entry.actor.id for entry in shipped_actors())
    assert [actor for actor, count in counts.items() if count > 1] == []


def test_no_surface_is_claimed_twice_without_a_marker() -> None:
    """Two actors of one kind with one name: all but the usual one say so in `shared`, or a reader would guess."""
    claimed: dict[tuple[str, str, str], dict[str, bool]] = defaultdict(dict)
    for entry in shipped_actors():
        for claim in claims_of(entry):
            surface = claim.surface if claim.exact else fold_words(claim.surface)
            claimed[entry.actor.kind.value, claim.via.value, surface][claim.actor] = claim.second
    open_claims = {key: actors for key, actors in claimed.items() if list(actors.values()).count(False) > 1}
    assert open_claims == {}


def test_every_reference_is_registered(register: Register) -> None:
    """Offices and affiliations name actors that exist."""
    named = {office.organisation for actor in register for office in actor.offices}
    named |= {affiliation.group for actor in register for affiliation in actor.affiliations}
    assert {actor_id for actor_id in named if register.get(actor_id) is None} == set()


def test_every_actor_has_a_name_in_both_languages_and_a_source(register: Register) -> None:
    """Screens speak English or French; a fact says where it stands."""
    assert [a.id for a in register if not (a.names.en and a.names.fr and a.source)] == []


def test_offices_end_after_they_begin(register: Register) -> None:
    """A date of office mistyped by hand is caught here."""
    turned = [a.id for a in register for o in a.offices if o.start and o.to and o.to < o.start]
    assert turned == []


def test_the_register_is_as_large_as_promised(register: Register) -> None:
    """A lost file would go unnoticed otherwise."""
    kinds = Counter(actor.kind for actor in register)
    assert kinds[ActorKind.STATE] >= 195
    assert kinds[ActorKind.PERSON] >= 350
    assert kinds[ActorKind.ORGANISATION] >= 120
    assert kinds[ActorKind.ARMED_GROUP] >= 150
    assert kinds[ActorKind.COMMUNITY] >= 60


@pytest.mark.parametrize(
    ("surface", "actor"),
    [
        ("GSIM", "group/jnim"),
        ("JNIM", "group/jnim"),
        ("Groupe de soutien à l’islam et aux musulmans", "group/jnim"),
        ("EIGS", "group/isgs"),
        ("ISGS", "group/isgs"),
        ("IS", "group/islamic-state"),
        ("EI", "group/islamic-state"),
        ("Daech", "group/islamic-state"),
        ("AQMI", "group/aqim"),
        ("Cédéao", "organisation/ecowas"),
        ("ECOWAS", "organisation/ecowas"),
        ("cote d'ivoire", "state/CI"),
        ("ÉTATS-UNIS", "state/US"),
        ("Birmanie", "state/MM"),
        ("Vladimir Poutine", "person/vladimir-putin"),
        ("IBK", "person/ibrahim-boubacar-keita"),
        ("FAMa", "organisation/army-ml"),
    ],
)
def test_names_in_both_languages(register: Register, surface: str, actor: str) -> None:
    """Aliases of both languages lead to one actor; case, diacritics and apostrophes do not matter."""
    assert [a.id for a in register.by_name(surface)][:1] == [actor]


@pytest.mark.parametrize("surface", ["is", "Is", "ei", "us", "au", "Cma", "", "...", "Nobody At All"])
def test_what_is_no_name(register: Register, surface: str) -> None:
    """Acronyms keep their case: a verb is no armed group."""
    assert register.by_name(surface) == ()


def test_names_of_one_language_only(register: Register) -> None:
    """*Pays-Bas* is not English."""
    assert register.by_name("Pays-Bas", "en") == ()
    assert [a.id for a in register.by_name("Pays-Bas", "fr")] == ["state/NL"]


def test_a_shared_name_gives_both_the_usual_one_first(register: Register) -> None:
    """*Congo* in the news is mostly Kinshasa's; Brazzaville's stays a candidate."""
    assert [a.id for a in register.by_name("Congo")] == ["state/CD", "state/CG"]


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("Malian", "ML"),
        ("Malians", "ML"),
        ("maliennes", "ML"),
        ("Frenchwoman", "FR"),
        ("françaises", "FR"),
        ("nigérien", "NE"),
        ("nigérian", "NG"),
        ("turque", "TR"),
        ("burkinabè", "BF"),
        ("South Sudanese", "SS"),
        ("sud-soudanaise", "SS"),
    ],
)
def test_demonyms(register: Register, word: str, state: str) -> None:
    """All inflected forms; *nigérien* and *nigérian* are two countries."""
    actor = register.demonym(word)
    assert actor is not None and actor.id == f"state/{state}"


@pytest.mark.parametrize("word", ["polish", "french", "Mali", "table", ""])
def test_what_is_no_demonym(register: Register, word: str) -> None:
    """English demonyms have a capital letter: to polish is a verb."""
    assert register.demonym(word) is None


@pytest.mark.parametrize(
    ("town", "state"),
    [("Alger", "DZ"), ("Algiers", "DZ"), ("Kiev", "UA"), ("Kyiv", "UA"), ("Tel Aviv", "IL"), ("N’Djamena", "TD")],
)
def test_capitals(register: Register, town: str, state: str) -> None:
    """The seat of a government, in both languages, and towns that stand for one without being the capital."""
    actor = register.capital(town)
    assert actor is not None and actor.id == f"state/{state}"


def test_no_capital(register: Register) -> None:
    """A town that is no seat, and a capital's name in small letters."""
    assert register.capital("Mopti") is None
    assert register.capital("bamako") is None


@pytest.mark.parametrize(
    ("role", "organisation", "day", "person"),
    [
        ("foreign_minister", "state/FR", date(2020, 10, 26), "person/jean-yves-le-drian"),
        ("defence_minister", "state/FR", date(2014, 1, 11), "person/jean-yves-le-drian"),
        ("head_of_government", "state/ML", date(2020, 10, 26), "person/moctar-ouane"),
        ("head_of_state", "state/ML", date(2020, 8, 1), "person/ibrahim-boubacar-keita"),
        ("leader", "group/jnim", date(2020, 10, 26), "person/iyad-ag-ghaly"),
        ("mediator", "organisation/ecowas", date(2020, 8, 20), "person/goodluck-jonathan"),
        ("chief_of_mission", "organisation/minusma", date(2020, 10, 1), "person/mahamat-saleh-annadif"),
        ("head_of_state", "state/US", date(2016, 12, 31), "person/barack-obama"),
    ],
)
def test_offices_at_their_day(register: Register, role: str, organisation: str, day: date, person: str) -> None:
    """A title without a name is resolved at the article's date, never at today's."""
    assert [a.id for a in register.in_office(role, organisation, day)] == [person]


def test_an_empty_office(register: Register) -> None:
    """Between the coup and the transition Mali had no head of state: nobody is put there."""
    assert register.in_office("head_of_state", "state/ML", date(2020, 9, 1)) == ()
    assert register.in_office("head_of_state", "state/XX", date(2020, 9, 1)) == ()


def test_an_unknown_role_is_an_error(register: Register) -> None:
    """A role that the model lacks is a mistake of the caller, not an empty office."""
    with pytest.raises(ValueError, match="emperor"):
        register.in_office("emperor", "state/ML", date(2020, 9, 1))


def test_surnames(register: Register) -> None:
    """A second mention has the family name alone, with its particles."""
    assert [a.id for a in register.by_surname("Le Drian")] == ["person/jean-yves-le-drian"]
    assert "person/iyad-ag-ghaly" in [a.id for a in register.by_surname("Ag Ghaly")]
    assert len(register.by_surname("Maïga")) > 1


def test_the_longest_name_wins(register: Register) -> None:
    """*État islamique au grand Sahara* is not the *État islamique*, nor is *South Sudan* Sudan."""
    text = "L'État islamique au grand Sahara a attaqué; South Sudan's army and the Islamic State did not."
    assert found(register, text) == [
        ("État islamique au grand Sahara", "group/isgs"),
        ("South Sudan", "state/SS"),
        ("Islamic State", "group/islamic-state"),
    ]


def test_spans_are_code_points_of_the_text(register: Register) -> None:
    """`text[start:end]` is the name as written, behind an elided article and in brackets too."""
    text = "😀 L’Algérie (et le GSIM) : « l’Onu et Amadou\nKoufa »."
    assert found(register, text) == [
        ("Algérie", "state/DZ"),
        ("GSIM", "group/jnim"),
        ("Onu", "organisation/united-nations"),
        ("Amadou\nKoufa", "person/amadou-koufa"),
    ]


def test_the_full_stop_of_an_abbreviation_belongs_to_it(register: Register) -> None:
    """*U.S.* is whole; the full stop of a sentence stays out."""
    assert found(register, "The U.S. left; so did the UN. The E.U. stays.") == [
        ("U.S.", "state/US"),
        ("UN", "organisation/united-nations"),
        ("E.U.", "organisation/european-union"),
    ]


def test_demonyms_and_capitals_only_when_asked(register: Register) -> None:
    """*Paris* may be the city: who looks for names of actors does not get it."""
    text = "Paris a rejeté l'offre malienne, Kuwait City waits."
    assert found(register, text) == [("Kuwait", "state/KW")]
    assert found(register, text, demonyms=True, capitals=True) == [
        ("Paris", "state/FR"),
        ("malienne", "state/ML"),
        ("Kuwait City", "state/KW"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "he is with us; au nord, ei",
        "the turkey and the chad",
        "South. Sudan-less",
        "HE IS KILLED AND TELLS US WHO IS IN A CAR.",
        "",
        "، 12 % — …",
    ],
)
def test_what_is_not_found(register: Register, text: str) -> None:
    """Small letters, names across a full stop, and acronyms that are words in a text all in capitals."""
    assert [surface for surface, _ in found(register, text) if surface not in ("Sudan",)] == []


def test_a_text_in_capitals(register: Register) -> None:
    """Names are still found where everything is in capitals, as agencies used to write."""
    assert found(register, "THE FMLN ATTACKED IN EL SALVADOR.") == [
        ("FMLN", "group/fmln"),
        ("EL SALVADOR", "state/SV"),
    ]


def test_names_for_a_matcher(register: Register) -> None:
    """Every surface of a language, with its actor; the other language's alias is not among them."""
    french = dict(register.names("fr"))
    assert french["Brigades al-Qassam"] == "group/al-qassam-brigades"
    assert "People's Protection Units" not in french


def test_the_desk_extends_and_replaces() -> None:
    """The desk's own actor comes before a shipped one of that name, and replaces one of that id."""
    local = Actor(id="group/cma-local", kind=ActorKind.ARMED_GROUP, names=Words(en="Village Guard"), acronyms=("CMA",))
    own = Actor(id="group/jnim", kind=ActorKind.ARMED_GROUP, names=Words(en="JNIM, our name"), aliases=WordLists())
    extended = load_register([local, own])
    assert extended.by_name("CMA")[0].id == "group/cma-local"
    assert extended.get("group/jnim") == own
    assert extended.by_name("GSIM") == ()
    assert load_register().by_name("CMA")[0].id == "group/cma"


def test_load_is_lazy_and_quick() -> None:
    """The shipped register is built once. (150 ms on a laptop; the bound here leaves room for a busy machine.)"""
    began = time.perf_counter()
    Register(shipped_actors())
    assert time.perf_counter() - began < 1.5
    assert load_register() is load_register()


def test_an_article_is_scanned_quickly(register: Register) -> None:
    """An article of 4,000 characters takes about a millisecond; ten are allowed here."""
    text = ("The Malian army and the GSIM fought near Mopti, said Jean-Yves Le Drian to AFP. " * 50)[:4000]
    list(register.find(text, demonyms=True))
    began = time.perf_counter()
    list(register.find(text, demonyms=True))
    assert time.perf_counter() - began < 0.01


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "JSON"),
        ('{"id": "state/XX"}', "names"),
        ('{"id": "x", "kind": "dragon", "names": {"en": "X"}, "country": null}', "dragon"),
        ('["a list"]', "TypeError"),
    ],
)
def test_a_bad_line_names_its_file_and_number(tmp_path: Path, line: str, why: str) -> None:
    """Who edits the register by hand learns where and what."""
    path = tmp_path / "states.jsonl"
    path.write_text('{"id": "state/ML", "kind": "state", "names": {"en": "Mali"}, "country": "ML"}\n' + line + "\n")
    with pytest.raises(BadLine, match=rf"states\.jsonl:2.*{why}"):
        list(read_actors(path))


def test_dates_by_their_precision() -> None:
    """A month or a year covers all of its days; nothing is made of what is not known."""
    assert (first_day("2017-05-17"), last_day("2017-05-17")) == (date(2017, 5, 17), date(2017, 5, 17))
    assert (first_day("2016-02"), last_day("2016-02")) == (date(2016, 2, 1), date(2016, 2, 29))
    assert (first_day("2015"), last_day("2015")) == (date(2015, 1, 1), date(2015, 12, 31))
    assert (first_day(None), last_day(None)) == (None, None)
