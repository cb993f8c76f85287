"""Codes that a desk may use: countries, languages, time zones. Each is given back as it came or is a `BadDesk`."""

import re
import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

from palabre.errors import BadDesk


def nearest(given: str, allowed: Iterable[str], *, show: bool = True) -> str:
    """A remedy: the allowed word nearest to the given one, and the allowed ones."""
    known = list(allowed)
    near = get_close_matches(given, known, n=1, cutoff=0.6)
    listed = f"allowed: {', '.join(known)}" if show else ""
    return "; ".join(part for part in (f"did you mean `{near[0]}`?" if near else "", listed) if part)


@cache
def _codes(kind: str) -> frozenset[str]:
    text = files("palabre.config").joinpath("codes.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[kind].split())


def country_code(code: str, where: str) -> str:
    """The country, or BadDesk."""
    if code not in _codes("countries"):
        remedy = f"did you mean `{code.upper()}`?" if code.upper() in _codes("countries") else "two letters, as `ML`"
        raise BadDesk(where, f"unknown country `{code}`", f"ISO 3166 alpha-2: {remedy}")
    return code


def language_code(code: str | None, where: str) -> str | None:
    """The language, or BadDesk."""
    if code is not None and not (
        code.partition("-")[0] in _codes("languages") and re.fullmatch(r"[a-z]{2}(-[A-Za-z0-9]{2,8})*", code)
    ):
        raise BadDesk(f"{where} language", f"unknown language `{code}`", "ISO 639-1, two letters, as `en` or `fr`")
    return code


def timezone_name(zone: str, where: str) -> str:
    """The time zone, or BadDesk."""
    try:
        ZoneInfo(zone)
    except (OSError, ValueError, KeyError) as error:  # ZoneInfoNotFoundError is a KeyError
        near = nearest(zone, sorted(available_timezones()), show=False)
        raise BadDesk(where, f"unknown time zone `{zone}`", near or "a name such as `Africa/Bamako`") from error
    return zone
