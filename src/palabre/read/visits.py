"""Visits that open a sentence: *Visiting Lomé, X said*, *En visite au Togo, X a dit*. A `Scene` in, a place out.

Where the speaker is on a visit is where he speaks. None where no comma and speaker follow. Refuses visits to people
(*Visiting Awa Keita, X said*) and to what neither a preposition nor a known name shows to be a place.
"""

import tomllib
from functools import cache
from importlib.resources import files

from palabre.model.passage import Span
from palabre.model.place import NamedPlace
from palabre.read.document import Sentence
from palabre.read.phrases import noun_phrase_from
from palabre.read.scene import Scene
from palabre.read.wordings import Wordings, key

NAME = "visits.v1"
_LONGEST = 20  # tokens between the opening words and the comma


@cache
def _openings(language: str) -> Wordings[bool]:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("visits.toml").read_text("utf-8"))
    return Wordings((key(opening, language), True) for opening in raw[language]["openings"])


def visited(scene: Scene, sentence: Sentence, speaker: Span) -> NamedPlace | None:
    """The place that a sentence says its speaker is visiting, before it names him."""
    doc = scene.doc
    opening = _openings(doc.language).at(doc.tokens, sentence.first, sentence.last)
    subject = doc.token_at(speaker[0])
    if opening is None or subject <= opening.last or doc.tokens[subject - 1].text != ",":
        return None
    reach = range(opening.last, min(subject, opening.last + _LONGEST))
    comma = next((k for k in reach if scene.lower(k, subject) == ","), None)
    span = noun_phrase_from(doc, opening.last, comma) if comma else None
    sure = doc.tokens[opening.last - 1].lower in scene.words.prepositions
    return _place(scene, span, sure=sure) if span else None


def _place(scene: Scene, span: Span, *, sure: bool) -> NamedPlace | None:
    """The place that a noun phrase names: its name stands at the end, or it is the capital of a state."""
    doc = scene.doc
    first, last = doc.tokens_between(*span)
    if any(doc.tokens[k].lower in scene.words.posts for k in range(first, last)):
        return None
    start = last
    while start > first and doc.tokens[start - 1].name_like:
        start -= 1
    if not (scene.named.touching(*span) or (sure and start < last)):
        return None
    text = doc.text[slice(*span)]
    return NamedPlace(
        spans=(span,), text=text, name=doc.text[doc.tokens[start].start : span[1]] if start < last else text
    )
