"""What follows a cue in French alone, mostly judgements without *que*: *parle d'un répit*, *y voit un piège*.

A cue's place in, content out; None for a mere topic (*a parlé du climat*), a thing seen, a troop that is backed.
"""

import re

from palabre.model.passage import Span
from palabre.read.asides import Aside
from palabre.read.cues import Cue
from palabre.read.document import Sentence, TokenKind
from palabre.read.extents import content_over, until_comma, until_end
from palabre.read.infinitives import infinitive_at
from palabre.read.phrases import noun_phrase_from, phrase_end
from palabre.read.scene import Scene

Found = tuple[tuple[Span, ...], Span | None] | None

_JUDGES = re.compile(r"(?:[aiu]ble|an[t]e?|en[t]e?|eu[xs]e?|ive?|ifs?|el(?:le)?|aire|é|ée|ique|ale?|iste|isants?)s?$")
_TO_DESCRIBE = 12  # tokens from a thing that is judged to the adjective


def naming(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    """*parle d'un répit*, *évoque une « erreur »*: how somebody calls it; a topic (*a parlé du climat*) is none."""
    at, last = aside.end, sentence.last
    if scene.lower(at, last) in ("de", "d'"):
        at += 1
    elif scene.lower(after - 1, last).startswith("parl"):
        return None
    number = at < last and scene.doc.tokens[at].kind is TokenKind.NUMBER
    quoted = any(scene.opening(k, last) for k in (at, at + 1))
    if not (number or quoted or scene.lower(at, last) in ("un", "une", "a", "an")):
        return None
    for k in range(at + 1, last - 1):
        if not scene.inside[k] and scene.lower(k, last) == "," and scene.lower(k + 1, last) in ("et", "mais"):
            return content_over(scene, sentence, at, k), None  # *X a parlé d'un succès, et Y d'un échec*
    return until_comma(scene, sentence, at), None


def plan(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    """*soutient « toute initiative »*, *appuie le plan de paix*: a plan that is backed, not a troop."""
    at, last = aside.end, sentence.last
    head = {scene.lower(k, last) for k in range(at, min(at + 4, last))}
    if scene.opening(at, last) is None and not head & scene.cues.plans:
        return None
    return until_comma(scene, sentence, at), None


def view(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    """*y voit un piège*."""
    last = sentence.last
    if "y" not in [scene.lower(k, last) for k in range(max(sentence.first, after - 6), after)]:
        return None
    at = aside.end
    if scene.lower(at, last) not in scene.words.openers and scene.opening(at, last) is None:
        return None
    return until_comma(scene, sentence, at), None


def of_himself(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    """*se dit surpris par X*, *s'est dite « déçue » du refus*: no place, no time, no clause."""
    at, last = aside.end, sentence.last
    lower = scene.lower(at, last)
    plain = at < last and scene.doc.tokens[at].kind is TokenKind.WORD and lower not in scene.words.closed
    if not (plain or scene.opening(at, last)) or infinitive_at(scene, at, last) or scene.ends(at + 1, last):
        return None
    return until_comma(scene, sentence, at), None


def judging(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    """*juge nécessaire que ...*, *juge le plan insuffisant*, *jugé « inutile » ce geste*."""
    at, last = aside.end, sentence.last
    lower = scene.lower(at, last)
    if lower in scene.words.openers:
        marks = [k for k in range(at + 1, min(last, at + _TO_DESCRIBE)) if scene.opening(k, last)]
        end = phrase_end(scene.doc, at, last)
        if not marks and (end is None or not _JUDGES.search(scene.lower(end - 1, last)) or end - at < 3):
            return None
        return until_comma(scene, sentence, at), None
    linked = scene.lower(at + 1, last) in ("que", "qu'", "de", "d'")
    if not _JUDGES.search(lower) or not (linked or scene.lower(at - 2, last) in ("la", "le", "l'", "les")):
        return None
    return until_end(scene, sentence, at), None


def quoted_object(scene: Scene, at: int, last: int, cue: Cue) -> bool:
    """*dénonce « un simulacre »*: the words in marks are what the verb is about, no speech of its own."""
    takes = {"object", "naming", "plan"} & cue.ways.keys() and scene.doc.language == "fr"
    return bool(takes) and scene.opening(at, last) is not None


def bare(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    """*dit avoir pris Boni*."""
    at = aside.end
    return (until_end(scene, sentence, at), None) if infinitive_at(scene, at, sentence.last) else None


def as_way(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    """*considère comme X*."""
    if scene.lower(aside.end, sentence.last) == "comme":
        return until_comma(scene, sentence, aside.end + 1), None
    return None


def call(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    """*qualifier X de Y*; with a clitic X the content is Y."""
    at = after
    if scene.lower(at, sentence.last) in ("de", "d'"):
        at += 1
        quotation = scene.opening(at, sentence.last)
        if quotation:
            return (quotation.outer,), None
    return (until_comma(scene, sentence, at), None) if not scene.ends(at, sentence.last) else None


def called_to(scene: Scene, sentence: Sentence, at: int, end: int) -> Found:
    """*appelle les voisins à la retenue*: whom from `at` to `end`, then a noun."""
    last = sentence.last
    lower = scene.lower(end, last)
    if lower not in ("à", "au", "aux") or infinitive_at(scene, end + 1, last) or scene.opening(end + 1, last):
        return None
    behind = scene.doc.tokens[end + 1] if end + 1 < last else None
    if behind is None or behind.name_like or scene.lower(at - 1, last) in ("à", "au", "aux"):
        return None  # *demande au juge à Boni ...*
    addressee = noun_phrase_from(scene.doc, at, end)
    return (until_comma(scene, sentence, end if lower != "à" else end + 1), addressee) if addressee else None
