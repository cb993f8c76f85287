"""Options, settings and the desk's file."""

import re
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from palabre.config import OPTIONS, Settings, default_desk_text, load_desk, load_settings
from palabre.errors import BadDesk, InputError
from palabre.model.actor import ActorKind, OfficeRole
from palabre.model.desk import WEEK_TITLE, Desk
from palabre.model.source import SourceKind

FULL = """
[desk]
name = "Lake"
title.en = "The lake, week by week"
countries = ["TD", "NE"]
timezone = "Africa/Ndjamena"

[[source]]
id = "lake-news"
name = "Lake News"
kind = "newspaper"
language = "en"
country = "TD"
url = "https://lake-news.example/"

[[question]]
id = "talks"
en = "Should there be talks?"
fr = "Faut-il des pourparlers ?"
terms.en = ["talk"]
terms.fr = ["pourparler"]

[[actor]]
id = "desk/lake-council"
kind = "organisation"
name.en = "Lake Council"
name.fr = "Conseil du lac"
aliases.fr = ["le Conseil"]
acronyms = ["CDL"]
country = "TD"
[[actor.offices]]
post.en = "chair"
role = "leader"
organisation = "desk/lake-council"
start = 2020-03-01
[[actor.affiliations]]
relation = "part_of"
group = "desk/lake-union"
"""


def desk_of(tmp_path: Path, text: str) -> Desk:
    """The desk of this TOML text."""
    path = tmp_path / "desk.toml"
    path.write_text(text, encoding="utf-8")
    return load_desk(path)


def test_a_full_desk_is_read_whole(tmp_path: Path) -> None:
    """Every table and every key arrives in the model."""
    desk = desk_of(tmp_path, FULL)
    assert (desk.name, desk.countries, desk.timezone) == ("Lake", ("TD", "NE"), "Africa/Ndjamena")
    assert desk.title.in_language("fr") == "The lake, week by week"
    assert desk.sources[0].kind is SourceKind.NEWSPAPER
    assert desk.questions[0].terms.fr == ("pourparler",)
    actor = desk.actors[0]
    assert (actor.kind, actor.names.fr, actor.aliases.fr) == (ActorKind.ORGANISATION, "Conseil du lac", ("le Conseil",))
    assert (actor.offices[0].role, actor.offices[0].start) == (OfficeRole.LEADER, date(2020, 3, 1))
    assert actor.affiliations[0].group == "desk/lake-union"


def test_an_empty_file_is_a_desk_of_defaults(tmp_path: Path) -> None:
    """Nothing need be said: the title is then the summary of the week in both languages."""
    assert desk_of(tmp_path, "") == Desk()
    assert desk_of(tmp_path, "").title == WEEK_TITLE


def test_the_file_that_init_writes_is_a_desk(tmp_path: Path) -> None:
    """The default text loads as it is, and with its examples uncommented."""
    assert desk_of(tmp_path, default_desk_text()).name == "My desk"
    examples = re.sub(r"(?m)^# ?(?=\[\[|[a-z.]+ = )", "", default_desk_text())
    desk = desk_of(tmp_path, examples)
    assert [len(desk.sources), len(desk.questions), len(desk.actors)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("[dsk]\n", "desk.toml", "did you mean `desk`?"),
        ("desk = 3\n", "desk.toml", "must be a table"),
        ("[source]\nid = 'a'\n", "desk.toml", "[[source]]"),
        ("[desk]\ntimezon = 'UTC'\n", "[desk]", "did you mean `timezone`?"),
        ("[desk]\ntitle.de = 'Woche'\n", "`title`", "allowed: en, fr"),
        ("[desk]\nname = 3\n", "`name`", "expected `str`, got `int`"),
        ("[desk]\ncountries = ['ml']\n", "countries", "did you mean `ML`?"),
        ("[desk]\ncountries = ['Mali']\n", "countries", "unknown country `Mali`"),
        ("[desk]\ntimezone = 'Africa/Bamakoo'\n", "timezone", "did you mean `Africa/Bamako`?"),
        ("[desk]\ntimezone = '../../etc/passwd'\n", "timezone", "unknown time zone"),
        ("[[source]]\nid = 'a'\n", "[[source]] number 1 (`a`)", "missing required field `name`"),
        ("[[source]]\nid = ' '\nname = 'A'\n", "[[source]] number 1", "`id` is empty"),
        ("[[source]]\nid = 'a'\nname = 'A'\nkind = 'newspapr'\n", "`kind`", "did you mean `newspaper`?"),
        ("[[source]]\nid = 'a'\nname = 'A'\nlanguage = 'french'\n", "language", "unknown language `french`"),
        ("[[source]]\nid = 'a'\nname = 'A'\ncountry = 'XX'\n", "country", "unknown country `XX`"),
        ("[[source]]\nid = 'a'\nname = 'A'\nurl = 'ftp://a.example'\n", "[[source]]", "not an address"),
        ("[[source]]\nid = 'a'\nname = 'A'\n[[source]]\nid = 'a'\nname = 'B'\n", "number 2", "given twice"),
        ("[[question]]\nid = 'q'\n", "[[question]] number 1 (`q`)", "no wording"),
        ("[[question]]\nid = 'q'\nen = 'Q?'\nterm.en = ['x']\n", "[[question]]", "did you mean `terms`?"),
        ("[[actor]]\nid = 'x'\nkind = 'person'\nname.eng = 'X'\n", "`name`", "did you mean `en`?"),
        ("[[actor]]\nid = 'x'\nkind = 'person'\nname = {}\n", "[[actor]]", "no name"),
        ("[[actor]]\nid = 'x'\nkind = 'place'\nname.en = 'X'\n", "`kind`", "unknown value `place`"),
        ("[desk\n", "desk.toml", "not TOML"),
        (
            "[[actor]]\nid = 'x'\nkind = 'state'\nname.en = 'X'\n"
            "[[actor.offices]]\npost.en = 'chair'\nrole = 'led'\norganisation = 'x'\n",
            "`offices[0].role`",
            "did you mean `leader`?",
        ),
    ],
)
def test_what_a_desk_cannot_hold_is_named(tmp_path: Path, text: str, place: str, words: str) -> None:
    """File, table and key stand in the message, with what is allowed."""
    with pytest.raises(BadDesk) as caught:
        desk_of(tmp_path, text)
    assert str(tmp_path / "desk.toml") in caught.value.resource
    assert place in caught.value.resource
    assert words in str(caught.value).replace("Expected", "expected").replace("Object missing", "missing")


def test_a_desk_that_is_missing_or_not_text(tmp_path: Path) -> None:
    """No file, a folder, and a file in another encoding."""
    with pytest.raises(BadDesk, match="palabre init"):
        load_desk(tmp_path / "none.toml")
    with pytest.raises(BadDesk, match="cannot be read"):
        load_desk(tmp_path)
    (tmp_path / "desk.toml").write_bytes("[desk]\nname = 'Été'\n".encode("latin-1"))
    with pytest.raises(BadDesk, match="byte 15"):
        load_desk(tmp_path / "desk.toml")


def test_settings_and_table_agree() -> None:
    """Every option has its field with the same default, and a line of help."""
    assert [field.name for field in fields(Settings)] == [option.name for option in OPTIONS]
    for option in OPTIONS:
        assert getattr(Settings(), option.name) == option.kind(str(option.default))
        assert option.help
        assert option.variable == f"PALABRE_{option.name.upper()}"


def test_environment_wins_over_file_over_default(tmp_path: Path) -> None:
    """Three places, in this order."""
    file = tmp_path / "palabre.toml"
    file.write_text("[options]\nworkers = 2\ntimeout = 5\nrecord = 'a.palabre'\n", encoding="utf-8")
    settings = load_settings({"PALABRE_WORKERS": "3", "PATH": "/bin"}, file=file)
    assert (settings.workers, settings.timeout, settings.record) == (3, 5.0, Path("a.palabre"))
    assert settings.max_bytes == Settings().max_bytes
    assert load_settings({}, file=tmp_path / "none.toml") == Settings()


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({"PALABRE_WORKERS": "many"}, "whole number"),
        ({"PALABRE_WORKERS": "-1"}, "at least 0"),
        ({"PALABRE_TIMEOUT": "nan"}, "at least 0.1"),
        ({"PALABRE_LANGUAGE": "de"}, "allowed: en, fr"),
    ],
)
def test_a_wrong_variable_is_named(environ: dict[str, str], words: str) -> None:
    """The variable, the value and what is allowed."""
    with pytest.raises(InputError) as caught:
        load_settings(environ)
    assert caught.value.resource in environ
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[options]\nworker = 2\n", "did you mean `workers`?"),
        ("[options]\nworkers = true\n", "whole number"),
        ("[options]\nworkers = '2'\n", "whole number"),
        ("[options]\nrecord = 2\n", "a text"),
        ("[desk]\n", "unknown table"),
        ("options = 2\n", "must be a table"),
        ("options", "not a readable TOML file"),
    ],
)
def test_a_wrong_options_file_is_named(tmp_path: Path, text: str, words: str) -> None:
    """The file, the option and what is allowed."""
    file = tmp_path / "palabre.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_settings({}, file=file)
    assert caught.value.resource == str(file)
    assert words in str(caught.value)
