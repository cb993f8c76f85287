"""Status: how an event stands in the text. Document, sentence and trigger in, `EventStatus` out.

Looks at the words before the trigger (and, for a noun, just after it), each sort of signal within its own reach.
Refuses to carry a signal over a word that opens another clause.
"""

from functools import cache
from importlib.resources import files
from tomllib import loads

from palabre.model.event import EventStatus
from palabre.read.document import Document, Sentence
from palabre.read.inflection import Form
from palabre.read.triggers import Trigger
from palabre.read.wordings import Wordings, key

NAME = "status.v1"

# How many tokens before the trigger a signal reaches. Verbs of speech reach over their whole clause.
_REACH = {"negated": 5, "denied": 9, "alleged": 5, "accused": 14, "hypothetical": 7, "planned": 6, "claimed": 12}
_OVER_BOUNDS = {"accused", "claimed"}
_AFTER = {"planned", "alleged", "negated", "hypothetical"}
_ORDER = ("negated", "denied", "alleged", "accused", "hypothetical", "planned", "claimed")
_STATUS = {name: EventStatus(name) for name in _ORDER if name != "accused"} | {"accused": EventStatus.ALLEGED}


@cache
def _signals(language: str) -> tuple[Wordings[str], frozenset[str], frozenset[str], frozenset[str]]:
    raw = loads(files("palabre.read.lexicon").joinpath(f"status.{language}.toml").read_text("utf-8"))
    entries = [(key(w, language), name) for name in _ORDER for w in raw[name]]
    return Wordings(entries), frozenset(raw["bounds"]), frozenset(raw["negation_ends"]), frozenset(raw["purpose"])


def status_of(doc: Document, sentence: Sentence, trigger: Trigger) -> EventStatus:
    """The status of the event that a trigger names."""
    found = {*_before(doc, sentence, trigger), *(_after(doc, sentence, trigger) if trigger.noun else ())}
    if trigger.sense.form is Form.FUTURE:
        found.add("planned")
    if trigger.sense.form is Form.CONDITIONAL:
        found.add("hypothetical")
    if not found and _purpose(doc, sentence, trigger):
        return EventStatus.HYPOTHETICAL
    return next((_STATUS[name] for name in _ORDER if name in found), EventStatus.REPORTED)


def _purpose(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """*fought to overthrow*, *pour attaquer*: an infinitive of purpose tells of nothing that has happened."""
    if trigger.sense.form is not Form.BASE:
        return False
    purpose = _signals(doc.language)[3]
    return any(doc.tokens[i].lower in purpose for i in range(max(sentence.first, trigger.first - 2), trigger.first))


def _before(doc: Document, sentence: Sentence, trigger: Trigger) -> set[str]:
    signals, bounds, ends, _ = _signals(doc.language)
    first = max(sentence.first, trigger.first - max(_REACH.values()))
    bound = max((i for i in range(first, trigger.first) if doc.tokens[i].lower in bounds), default=first - 1)
    found = set()
    for hit in signals.within(doc.tokens, first, trigger.first):
        name = hit.values[0]
        near = trigger.first - hit.last < _REACH[name]
        if not near or (hit.first < bound and name not in _OVER_BOUNDS) or _month(doc, hit.first):
            continue
        if name == "negated" and ends and not _negation_ends(doc, hit.first, trigger.last, ends):
            continue
        found.add(name)
    return found


def _negation_ends(doc: Document, first: int, last: int, ends: frozenset[str]) -> bool:
    """French *ne* denies only with its second part, and not in *ne ... que*; other negations stand alone."""
    if doc.tokens[first].lower not in {"ne", "n'"}:
        return True
    return any(doc.tokens[i].lower in ends for i in range(first, min(last + 3, len(doc.tokens))))


def _month(doc: Document, at: int) -> bool:
    """*May* with a capital inside a sentence is the month."""
    return doc.tokens[at].text == "May" and not doc.capitals


def _after(doc: Document, sentence: Sentence, trigger: Trigger) -> set[str]:
    signals = _signals(doc.language)[0]
    last = min(trigger.last + 4, sentence.last)
    return {
        hit.values[0] for hit in signals.within(doc.tokens, trigger.last, last) if hit.first < trigger.last + 2
    } & _AFTER
