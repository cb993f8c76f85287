"""Ahead: whether the words around a time put it ahead of the day on which they were written. A time in, answer out.

*will meet on Friday*, *by May*, *expires on Saturday*; less surely *could open in March*. Refuses what was only said
that day (*said on Tuesday it would leave*), what is told of a plan of the past (*had vowed to vote in February*) and
words of a quotation that has ended.
"""

import re
from dataclasses import dataclass

from palabre.model.time import TimeSense
from palabre.read.document import Document
from palabre.read.time_grammar import TimeWords, words_of

NAME = "ahead.v1"

_LEFT, _RIGHT = 100, 60  # characters around a time that may tell
_NEAR = 30  # and those right beside it

# *said on Tuesday it would leave*: the day is that of speaking, whatever is to come.
_TOLD = {
    "en": re.compile(
        r"\b(?:said|told|announced|warned|wrote|added|reported|confirmed|denied|vowed|pledged|promised|accused|urged|"
        r"insisted|stressed|replied|rejected|condemned|declared|stated|tweeted|posted)"
        r"(?: (?!that\b|it\b)[\w’'-]+){0,2}?(?: late| early)?(?: on)? $"
    ),
    "fr": re.compile(
        r"\b(?:(?:a|ont|avait|avaient)(?:-t)?(?:-(?:ils?|elles?|on))? )(?:\w+ment )?"
        r"(?:dit|promis|prévenu|averti|écrit|répondu|menacé|démenti|lâché|lancé|martelé|asséné|tonné|résumé|soutenu|expliqué|souligné|rappelé|insisté|reconnu|regretté|"
        r"(?:déclar|annonc|affirm|indiqu|ajout|assur|confirm|rejet|condamn|estim|jug|accus|exhort|dénonc|précis|répliqu)é)"
        r"(?: à (?:la presse|l['’]\w+))? (?:le |ce )?$"
    ),
}
_LIMITS = {"before", "until", "till", "avant"}
_HAD = re.compile(r"\b(?:had|avaient|avait|s['’]étaient|s['’]était)(?: \w+ment| \w+ly)? $", re.IGNORECASE)
_BY_THEN = re.compile(r"[^.;:]{0,40}?\b(?:had|was|were)\b(?! to\b)", re.IGNORECASE)
_CLOSING = "»”"
# *to salvage a July truce*: what has a month as its name has been.
_NAMED = {"en": re.compile(r"\b(?:a|an|its|his|her|their) $", re.IGNORECASE), "fr": None}
_NOUN = re.compile(r" [a-z]")


@dataclass(frozen=True, slots=True)
class Ahead:
    """Which side of a time is meant, whether it is to come, and whether it may be, if it is near."""

    mod: TimeSense | None
    future: bool
    maybe: bool


def look_ahead(doc: Document, start: int, end: int) -> Ahead:
    """What the words around a time tell."""
    words = words_of(doc.language)
    before = doc.text[max(0, start - _NEAR) : start].rstrip()
    mod = next((m for m, p in words.mods.items() if p.search(before)), None)
    sentence = doc.sentence_at(start)
    left = doc.text[max(sentence.start if sentence else 0, start - _LEFT) : start]
    left = left[max(left.rfind(c) for c in _CLOSING) + 1 :]
    right = doc.text[end : min(sentence.end if sentence else end, end + _RIGHT)]
    if mod is TimeSense.BEFORE:
        opens = sentence is not None and start - sentence.start < _NEAR
        past = opens and doc.language == "en" and _BY_THEN.match(right) is not None
        return Ahead(mod, future=not past, maybe=False)  # *By Monday the army had left*
    if _TOLD[doc.language].search(left):
        return Ahead(mod, future=False, maybe=False)
    named = _NAMED[doc.language]
    if named and named.search(left) and _NOUN.match(right):
        return Ahead(mod, future=False, maybe=False)
    # *on Monday shortly before noon*: a limit after a time says nothing of it.
    if any(m.group().lower() not in _LIMITS for m in words.future.finditer(right[:_NEAR])):
        return Ahead(mod, future=True, maybe=False)
    return _by_left(words, left, mod)


def _by_left(words: TimeWords, left: str, mod: TimeSense | None) -> Ahead:
    if words.comes.search(left):
        return Ahead(mod, future=True, maybe=False)
    cue = words.future.search(left) or words.bound.search(left)
    if cue is None:
        return Ahead(mod, future=False, maybe=words.maybe.search(left) is not None)
    past = _HAD.search(left[: cue.start()]) is not None
    return Ahead(mod, future=not past, maybe=past)
