"""Options that take words of a code (`--kind attack,clash`). Words in, codes out; refuses unknown ones."""

from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

import typer

ChoiceOption = str | None
Code = TypeVar("Code", bound=StrEnum)


def chosen(codes: type[Code], words: str | None) -> frozenset[Code]:
    """The codes that the words name, separated by commas; all of them without words. Raises a usage error."""
    if words is None:
        return frozenset(codes)
    return frozenset(_code(codes, word.strip()) for word in words.split(","))


def _code(codes: type[Code], word: str) -> Code:
    known = {code.value: code for code in codes}
    found = known.get(word.casefold().replace("-", "_").replace(" ", "_"))
    if found is None:
        near = get_close_matches(word, known, n=1)
        remedy = f"did you mean {near[0]}?" if near else f"one of {', '.join(known)}"
        raise typer.BadParameter(f"{word!r} is not known; {remedy}")
    return found
