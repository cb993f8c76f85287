"""The desk's file: TOML with `[desk]`, `[[source]]`, `[[question]]` and `[[actor]]`. Output: `Desk`.

Strict: an unknown key, a wrong type, an id given twice, a country, language or time zone that does not exist is a
`BadDesk` that names the file, the table and the key, says what is allowed and proposes the nearest key.
"""

import re
import tomllib
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from palabre.config.codes import country_code, language_code, nearest, timezone_name
from palabre.errors import BadDesk
from palabre.model.actor import (
    NO_WORDS,
    Actor,
    ActorKind,
    Capital,
    KnownAffiliation,
    Office,
    OfficeRole,
    Relation,
    WordLists,
    Words,
)
from palabre.model.desk import WEEK_TITLE, Desk
from palabre.model.position import Question
from palabre.model.source import Source, SourceKind

_Row = TypeVar("_Row", bound="_Strict")


class _Strict(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    pass


class _Words(_Strict):
    en: str | None = None
    fr: str | None = None

    def model(self) -> Words:
        return Words(en=self.en, fr=self.fr)


class _Lists(_Strict):
    en: tuple[str, ...] = ()
    fr: tuple[str, ...] = ()

    def model(self) -> WordLists:
        return WordLists(en=self.en, fr=self.fr) if self.en or self.fr else NO_WORDS


class _DeskRow(_Strict):
    name: str = "Desk"
    title: _Words = msgspec.field(default_factory=_Words)
    countries: tuple[str, ...] = ()
    timezone: str = "UTC"


class _SourceRow(_Strict):
    id: str
    name: str
    kind: SourceKind = SourceKind.UNKNOWN
    language: str | None = None
    country: str | None = None
    url: str | None = None


class _QuestionRow(_Strict):
    id: str
    en: str | None = None
    fr: str | None = None
    terms: _Lists = msgspec.field(default_factory=_Lists)


class _CapitalRow(_Strict):
    en: str
    fr: str
    geonames: int | None = None


class _OfficeRow(_Strict):
    post: _Words
    role: OfficeRole
    organisation: str
    start: date | None = None
    to: date | None = None


class _AffiliationRow(_Strict):
    relation: Relation
    group: str
    start: date | None = None
    to: date | None = None


class _ActorRow(_Strict):
    id: str
    kind: ActorKind
    name: _Words
    aliases: _Lists = msgspec.field(default_factory=_Lists)
    acronyms: tuple[str, ...] = ()
    country: str | None = None
    capital: _CapitalRow | None = None
    demonyms: _Lists = msgspec.field(default_factory=_Lists)
    offices: tuple[_OfficeRow, ...] = ()
    affiliations: tuple[_AffiliationRow, ...] = ()


_TABLES: dict[str, type[_Strict]] = {
    "desk": _DeskRow,
    "source": _SourceRow,
    "question": _QuestionRow,
    "actor": _ActorRow,
}


def default_desk_text() -> str:
    """The commented desk file that `palabre init` writes."""
    return files("palabre.config").joinpath("desk.toml").read_text(encoding="utf-8")


def load_desk(path: Path) -> Desk:
    """The desk of a TOML file.

    Raises:
        BadDesk: the file is missing, is not TOML, or holds what a desk cannot hold.
    """
    content = _content(path)
    name = str(path)
    for key, value in content.items():
        _check_table(name, key, value)
    desk = _row(_DeskRow, content.get("desk", {}), f"{name}, [desk]")
    return Desk(
        name=desk.name,
        title=desk.title.model() if desk.title.en or desk.title.fr else WEEK_TITLE,
        countries=tuple(country_code(code, f"{name}, [desk] countries") for code in desk.countries),
        timezone=timezone_name(desk.timezone, f"{name}, [desk] timezone"),
        sources=_list(_SourceRow, content, name, _source),
        questions=_list(_QuestionRow, content, name, _question),
        actors=_list(_ActorRow, content, name, _actor),
    )


def _content(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError as error:
        raise BadDesk(str(path), "no such file", "`palabre init` writes one to begin with") from error
    except OSError as error:
        raise BadDesk(str(path), f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadDesk(str(path), f"not UTF-8 at byte {error.start}", "save it as UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadDesk(str(path), f"not TOML: {error}") from error


def _check_table(name: str, key: str, value: object) -> None:
    if key not in _TABLES:
        raise BadDesk(name, f"unknown table or key `{key}`", nearest(key, _TABLES))
    if key == "desk" and not isinstance(value, dict):
        raise BadDesk(name, "`desk` must be a table", "write [desk] on a line of its own")
    if key != "desk" and not isinstance(value, list):
        raise BadDesk(name, f"`{key}` must be a list of tables", f"write [[{key}]] before each one")


_Item = TypeVar("_Item", Source, Question, Actor)


def _list(
    kind: type[_Row], content: dict[str, Any], name: str, make: Callable[[_Row, str], _Item]
) -> tuple[_Item, ...]:
    key = next(k for k, row in _TABLES.items() if row is kind)
    items: dict[str, _Item] = {}
    for number, value in enumerate(content.get(key, []), 1):
        where = f"{name}, [[{key}]] number {number}"
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            where += f" (`{value['id']}`)"
        item = make(_row(kind, value, where), where)
        if not item.id.strip():
            raise BadDesk(where, "`id` is empty", "give it a short name such as `radio-dune`")
        if item.id in items:
            raise BadDesk(where, f"id `{item.id}` is given twice", "each id may stand once among its kind")
        items[item.id] = item
    return tuple(items.values())


def _row(kind: type[_Row], value: object, where: str) -> _Row:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise _explained(str(error), kind, where) from error


_PATH = re.compile(r" - at `\$\.?(?P<path>[^`]*)`$")
_UNKNOWN = re.compile(r"unknown field `(?P<key>[^`]*)`")
_ENUM = re.compile(r"Invalid enum value '(?P<given>.*)'")


def _explained(message: str, kind: type[_Strict], where: str) -> BadDesk:
    """The library's message as ours: which key, what is wrong, what is allowed."""
    at = _PATH.search(message)
    path = at["path"] if at else ""
    reason = _PATH.sub("", message)
    place = f"{where}, `{path}`" if path else where
    unknown, enum = _UNKNOWN.search(reason), _ENUM.search(reason)
    if unknown:
        return BadDesk(place, f"unknown key `{unknown['key']}`", nearest(unknown["key"], _keys_at(kind, path)))
    if enum:
        return BadDesk(place, f"unknown value `{enum['given']}`", nearest(enum["given"], _values_at(kind, path)))
    return BadDesk(place, reason[:1].lower() + reason[1:])


def _type_at(kind: type[_Strict], path: str) -> Any:
    """The declared type at a path such as `offices[0].post`, with optional and tuple taken off."""
    found: Any = kind
    for step in re.findall(r"\w+", re.sub(r"\[[^\]]*\]", "", path)):
        declared = {field.name: field.type for field in msgspec.structs.fields(found)}[step]
        arguments = [a for a in getattr(declared, "__args__", ()) if a not in {type(None), Ellipsis}]
        found = arguments[0] if arguments else declared
    return found


def _keys_at(kind: type[_Strict], path: str) -> list[str]:
    return [field.name for field in msgspec.structs.fields(_type_at(kind, path))]


def _values_at(kind: type[_Strict], path: str) -> list[str]:
    return [str(value) for value in _type_at(kind, path)]


def _source(row: _SourceRow, where: str) -> Source:
    if row.url is not None and not re.match(r"https?://[^/\s]+", row.url):
        raise BadDesk(where, f"`url` is not an address: {row.url!r}", "it begins with http:// or https://")
    return Source(
        id=row.id,
        name=row.name,
        kind=row.kind,
        language=language_code(row.language, where),
        country=country_code(row.country, f"{where} country") if row.country is not None else None,
        url=row.url,
    )


def _question(row: _QuestionRow, where: str) -> Question:
    if not row.en and not row.fr:
        raise BadDesk(where, "the question has no wording", "give `en`, `fr` or both")
    return Question(id=row.id, words=Words(en=row.en, fr=row.fr), terms=row.terms.model())


def _actor(row: _ActorRow, where: str) -> Actor:
    if not row.name.en and not row.name.fr:
        raise BadDesk(where, "the actor has no name", "give `name.en`, `name.fr` or both")
    capital = row.capital
    return Actor(
        id=row.id,
        kind=row.kind,
        names=row.name.model(),
        aliases=row.aliases.model(),
        acronyms=row.acronyms,
        country=country_code(row.country, f"{where} country") if row.country is not None else None,
        capital=Capital(en=capital.en, fr=capital.fr, geonames=capital.geonames) if capital else None,
        demonyms=row.demonyms.model(),
        offices=tuple(
            Office(post=o.post.model(), role=o.role, organisation=o.organisation, start=o.start, to=o.to)
            for o in row.offices
        ),
        affiliations=tuple(
            KnownAffiliation(relation=a.relation, group=a.group, start=a.start, to=a.to) for a in row.affiliations
        ),
        source="desk",
    )
