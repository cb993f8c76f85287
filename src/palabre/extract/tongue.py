"""The language of a text. Input: the text, what its file or page says. Output: `en` or `fr`. Refuses all others.

A person's word (a header, a JSONL field) is taken. A page's own is taken too, unless a long text is plainly in another
language: templates are often left at their default. Else py3langid decides among languages that such texts are in.
"""

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from palabre.errors import UnknownLanguage

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

READ = ("en", "fr")
_AMONG = ["en", "fr", "de", "es", "it", "pt", "ar", "nl", "sw"]
_LEAST = 20
_PLENTY = 400
_SAMPLE = 4000


def language_of(text: str, *, where: str, given: str | None, hint: str | None) -> str:
    """The language of an article that can be read.

    Args:
        text: title and text.
        where: what a message names.
        given: the language as a person gave it, or None.
        hint: the language as a page's template has it, or None.

    Raises:
        UnknownLanguage: neither English nor French, or too short to tell.
    """
    language = stated_or_found(text, given=given, hint=hint)
    if language in READ:
        return language
    if language is None:
        reason = "not in English or French, or too short to tell"
        raise UnknownLanguage(where, reason, "if it is in one of them, say so: `language`, en or fr")
    reason = f"language `{language[:20]}`, neither English nor French"
    raise UnknownLanguage(where, reason, "only these two are read; if it is in one of them, say so: `language`")


def stated_or_found(text: str, *, given: str | None, hint: str | None) -> str | None:
    """The language of any text, None when it cannot be told. Arguments as in `language_of`."""
    if given:
        return _primary(given)
    sample = text[:_SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    stated = _primary(hint) if hint else None
    if stated in READ and len(letters) < _PLENTY:
        return stated
    latin = sum(1 for c in letters if unicodedata.name(c, "").startswith("LATIN"))
    if len(letters) < _LEAST or latin < len(letters) / 2:
        return stated
    found: str = _identifier().classify(sample)[0]
    # a page that says `ha` is not overruled by the nearest of the few languages known here
    return found if stated is None or found in READ or stated in READ else stated


def _primary(tag: str) -> str:
    """The first part of a tag: `fr` of `fr-ML` and `fr_FR`."""
    return re.split(r"[-_]", tag.strip().lower())[0]


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(_AMONG)
    return identifier
