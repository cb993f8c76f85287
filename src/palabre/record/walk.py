"""Takes a model value; gives the model values inside it, found by type and not by a list of field names.

A new field that names an actor or an evidence is therefore found without a change here. Refuses nothing.
"""

from collections.abc import Hashable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TypeVar, cast, get_args, get_type_hints

T = TypeVar("T")


def inside(value: object, target: type[T]) -> Iterator[T]:
    """Every value of the target class in a model value (itself included), in field order.

    `target=object` gives every dataclass on the way.
    """
    if isinstance(value, tuple):
        for element in value:
            yield from inside(element, target)
    elif is_dataclass(value):
        if isinstance(value, target):
            yield value
        for name in _routes(cast(Hashable, type(value)), cast(Hashable, target)):
            yield from inside(getattr(value, name), target)


@cache
def _routes(dataclass: Hashable, target: Hashable) -> tuple[str, ...]:
    """The fields of a dataclass that can hold the target. Keeps the walk off evidence when only actors are wanted."""
    kind, wanted = cast(type, dataclass), cast(type, target)
    hints = get_type_hints(kind)
    return tuple(
        field.name
        for field in fields(kind)
        if any(issubclass(k, wanted) or _routes(cast(Hashable, k), target) for k in _dataclasses(hints[field.name]))
    )


def _dataclasses(hint: object) -> Iterator[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for argument in get_args(hint):
        yield from _dataclasses(argument)
