"""Model types to JSON and back. Field names are the contract's, so the codec has nothing to map.

msgspec: it encodes and checks dataclasses, enums, dates and tuples as typed, many times faster than code of ours.
"""

from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from palabre.errors import InputError
from palabre.model.article import Article
from palabre.model.reading import SCHEMA, Reading

T = TypeVar("T")


def encode(value: object) -> bytes:
    """JSON bytes of a model value; keys in field order, so equal values give equal bytes."""
    return msgspec.json.encode(value)


def plain(value: object) -> Any:
    """The value as dicts, lists, strings and numbers."""
    return msgspec.to_builtins(value)


@cache
def _decoder(kind: Any) -> Any:
    return msgspec.json.Decoder(kind)


def decode(kind: type[T], raw: bytes | str, *, resource: str = "stored value") -> T:
    """A model value from JSON.

    Raises:
        InputError: the JSON is broken or does not fit the type; the message names the field.
    """
    try:
        value: T = _decoder(cast(Hashable, kind)).decode(raw)
    except msgspec.DecodeError as error:
        raise InputError(resource, f"not a {kind.__name__}: {error}") from error
    return value


def from_plain(kind: type[T], value: object, *, resource: str) -> T:
    """A model value from dicts and lists (parsed TOML, say).

    Raises:
        InputError: a field is missing, unknown or of the wrong type; the message names it.
    """
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise InputError(resource, str(error)) from error


def contract(article: Article, reading: Reading) -> dict[str, Any]:
    """The JSON object of `palabre read --json` for one article (schema `palabre.reading/1`)."""
    body = plain(reading)
    head = plain(article)
    if article.asked is None:
        del head["asked"]
    published = None
    if article.published:
        published = article.published.date().isoformat() if article.published_day else article.published.isoformat()
    head |= {"published": published, "language": reading.language, "credits": body.pop("credits")}
    furniture = [{"spans": [span]} for span in body.pop("furniture")]
    return {
        "schema": SCHEMA,
        "reader": body.pop("reader"),
        "article": head,
        **{k: v for k, v in body.items() if k not in {"article", "language"}},
        "furniture": furniture,
    }
