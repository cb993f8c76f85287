"""The clause that a cue stands in: a relative clause ends with its comma, what is said under a condition is not said.

A `Draft` in, the draft as the clause allows it out, or None.
"""

import re
from dataclasses import replace

from palabre.model.passage import trim
from palabre.read.asides import with_platform
from palabre.read.document import Sentence
from palabre.read.extents import content_over
from palabre.read.inflection import Form
from palabre.read.phrases import auxiliary_at, verb_at
from palabre.read.scene import Draft, Scene

_RELATIVES = ("who", "which", "whom", "whose", "qui", "que", "qu'", "dont")
_PAST = {Form.FINITE, Form.PAST_OR_PARTICIPLE}
_IF = ("if", "unless", "si", "s'")
_VENUE = {
    "en": re.compile(
        r"\s(?:in|via|during|through) (?P<venue>(?:an?|its|his|her|their) (?:[\w-]+ ){0,2}?"
        r"(?:statement|communiqu[eé]|post|tweet|message|interview|speech|address|video|press release|conference))\b"
    ),
    "fr": re.compile(
        r"\s(?:dans|via|lors d['’]|au cours d['’]) ?(?P<venue>(?:une?|son|sa|leur) (?:\w+ )?"
        r"(?:communiqué|message|entretien|discours|allocution|vidéo|déclaration|interview|tweet|point de presse))\b"
    ),
}
_AFTER_VENUE = 60  # characters: *published on Monday*, *authentifié par le centre*
_PROVIDED = (("provided", "that"), ("condition", "that"), ("condition", "que"), ("condition", "qu'"), ("pourvu", "que"))


def within_clause(scene: Scene, sentence: Sentence, draft: Draft) -> Draft | None:
    """The draft with its content cut where the cue's relative clause ends; None for what is no statement."""
    if draft.speaker is None or draft.way in ("after", "passive", "according", "noun", "refused"):
        return draft
    first = scene.doc.token_at(draft.speaker[0])
    if _supposed(scene, first, sentence.first) or _about_the_article(scene, draft):
        return None
    draft = _cut(scene, sentence, draft) if _in_relative(scene, draft, sentence.first) else draft
    draft = _without_venue(scene, draft) if draft.way in ("object", "accuse", "responsibility") else draft
    return _without_time_ago(scene, draft) if draft.way == "object" else draft


def _without_venue(scene: Scene, draft: Draft) -> Draft:
    """*claimed the attack in a statement on Telegram*: where he says it is not what he says."""
    begin, end = draft.content[-1]
    match = _VENUE[scene.doc.language].search(scene.doc.text, begin, end)
    rest = trim(scene.doc.text, begin, match.start()) if match else None
    if match is None or rest is None or end - match.end() > _AFTER_VENUE:
        return draft
    venue = draft.venue or with_platform(scene, match.span("venue"))
    return replace(draft, content=(*draft.content[:-1], rest), venue=venue)


def _without_time_ago(scene: Scene, draft: Draft) -> Draft:
    """*refused any talks two weeks ago*: the time is when he refused, it is not what he refused."""
    begin, end = draft.content[-1]
    for time in scene.times:
        start, stop = time.spans[0]
        lower = time.text.lower()
        if stop == end and start > begin and (lower.endswith(" ago") or lower.startswith("il y a ")):
            rest = trim(scene.doc.text, begin, start)
            return replace(draft, content=(*draft.content[:-1], rest)) if rest else draft
    return draft


def _supposed(scene: Scene, first: int, start: int) -> bool:
    """Whether the speaker stands right after *if*, *provided that*: nothing is said yet."""
    if first <= start:
        return False
    before = scene.doc.tokens[first - 1].lower
    return before in _IF or (first - 1 > start and (scene.doc.tokens[first - 2].lower, before) in _PROVIDED)


def _about_the_article(scene: Scene, draft: Draft) -> bool:
    """*An earlier version of this article said ...*: nobody's words."""
    if draft.speaker is None:
        return False
    lower = scene.doc.text[slice(*draft.speaker)].lower()
    return lower.endswith(("this article", "this story", "this report", "cet article"))


def _in_relative(scene: Scene, draft: Draft, first: int) -> bool:
    """Whether a comma and a relative pronoun open the clause of the cue."""
    for k in range(draft.at - 1, max(first, draft.at - 14), -1):
        lower = scene.doc.tokens[k].lower
        if lower in (",", ";", ":") or scene.inside[k]:
            return False
        if lower in _RELATIVES:
            return scene.lower(k - 1, draft.at) == ","
    return False


def _cut(scene: Scene, sentence: Sentence, draft: Draft) -> Draft:
    """The content up to the comma after which the main clause goes on with its verb."""
    begin, end = draft.content[-1]
    if begin < scene.doc.tokens[draft.at].start:
        return draft
    start, last = scene.doc.token_at(begin), scene.doc.token_at(end)
    for k in range(start + 1, last):
        if not scene.inside[k] and scene.doc.tokens[k].lower == "," and _goes_on(scene, k + 1, last):
            rest = content_over(scene, sentence, start, k)
            return replace(draft, content=(*draft.content[:-1], *rest)) if rest else draft
    return draft


def _goes_on(scene: Scene, at: int, last: int) -> bool:
    w = scene.words
    while at < last and (scene.doc.tokens[at].lower in w.adverbs or scene.doc.tokens[at].lower in w.negations):
        at += 1
    if at >= last:
        return False
    said = any(f.form in _PAST for f in scene.cues.speaking.get(scene.doc.tokens[at].lower, ()))
    return said or auxiliary_at(scene.doc, at) or verb_at(scene.doc, at)
