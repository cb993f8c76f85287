"""Called after a town: whether French talks bear the name of where they are held. Document, place, trigger in.

*les pourparlers de Sari*, *le sommet de Lomé*, *la conférence de paix de Djouba*. Refuses countries (*la visite du
Togo*), and a capital that talks with somebody (*les négociations de Lomé avec le Front*).
"""

from palabre.model.event import EventKind
from palabre.model.place import NamedPlace, PlacePrecision
from palabre.read.document import Document
from palabre.read.participant_words import lists
from palabre.read.triggers import Trigger, event_nouns

NAME = "called.v1"

_TO_SIDE = 2  # tokens from the name to the *avec* that makes it a party
_TO_NAME = 4  # tokens from *la conférence [de paix] de* to the name


def talks_of(doc: Document, place: NamedPlace, trigger: Trigger) -> bool:
    """Whether a place is the town that a noun of meeting is called after."""
    if doc.language != "fr" or not trigger.noun or trigger.sense.kind is not EventKind.CONSULTATION:
        return False
    if place.precision is PlacePrecision.COUNTRY or trigger.sense.base in lists("fr")["visits"]:
        return False
    at, after = doc.token_at(place.spans[0][0]), doc.token_at(place.spans[-1][1] - 1) + 1
    between = [t.lower for t in doc.tokens[trigger.last : at]]
    if not between or between[-1] not in {"de", "d'", "du"} or len(between) > _TO_NAME - 1:
        return False
    if between[:-1] not in ([], ["de", "paix"]):
        return False
    return not any(t.lower in lists("fr")["sides"] for t in doc.tokens[after : after + _TO_SIDE])


def talks_called(doc: Document, kind: EventKind, place: NamedPlace) -> bool:
    """Whether the place of an event stands right behind a noun of meeting: *les pourparlers de Sari*."""
    at = doc.token_at(place.spans[0][0])
    if doc.language != "fr" or kind is not EventKind.CONSULTATION or at < 2:
        return False
    before = [t.lower for t in doc.tokens[max(0, at - _TO_NAME) : at]]
    return before[-1] in {"de", "d'", "du"} and (
        before[-2] in event_nouns("fr") or (before[-3:-1] == ["de", "paix"] and before[0] in event_nouns("fr"))
    )
