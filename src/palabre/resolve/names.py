"""Known names for the reader: the register and the gazetteer behind one small face.

Takes a text, gives `KnownName`s; says of a name whether the gazetteer has it. Refuses to choose between meanings: that
needs the whole article (`resolver.py`).
"""

from collections.abc import Iterator

from palabre.model.actor import ActorKind, KnownName, Via
from palabre.model.place import PlacePrecision
from palabre.resolve.register import Register
from palabre.resolve.resolver import Gazetteer

_PLAIN = {PlacePrecision.COUNTRY, PlacePrecision.ADM1, PlacePrecision.REGION}
_GREAT = 300_000  # inhabitants


class KnownNames:
    """What the stage `read` asks for (its Protocol `Names`)."""

    def __init__(self, register: Register, gazetteer: Gazetteer) -> None:
        self._register = register
        self._gazetteer = gazetteer

    def known(self, text: str) -> Iterator[KnownName]:
        """Names, acronyms, demonyms and capitals of the register in a text, in order, not overlapping."""
        for start, end, claim in self._register.matches(text):
            actor = self._register.get(claim.actor)
            kind = actor.kind if actor else ActorKind.ORGANISATION
            yield KnownName(start, end, claim.actor, kind, Via(claim.via.value))

    def is_place(self, name: str) -> bool:
        """Whether the gazetteer has a place of that name."""
        return self._gazetteer.known(name)

    def is_plain(self, name: str) -> bool:
        """Whether a name alone is believed to be a place: a country's, a state's or province's, a great city's."""
        first = next(iter(self._gazetteer.candidates(name)), None)
        if first is None:
            return False
        return first.precision in _PLAIN or first.population >= _GREAT
