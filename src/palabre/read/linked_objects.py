"""Objects with something behind them that makes them speech: *put the toll at 39*, *traced the raid to the army*.

A cue's place in a `Scene` in, content and addressee out; None where the second part is missing: *put the men in a van*,
*counted the ballots* say nothing.
"""

from collections.abc import Callable

from palabre.model.passage import Span
from palabre.read.asides import Aside
from palabre.read.document import Sentence, TokenKind
from palabre.read.extents import until_comma, until_end
from palabre.read.infinitives import infinitive_at, listed
from palabre.read.phrases import noun_phrase_from, phrase_end
from palabre.read.scene import Scene

Found = tuple[tuple[Span, ...], Span | None] | None
Way = Callable[[Scene, Sentence, int, Aside], Found]

_REACH = 16  # tokens from an object to what is linked to it
_TO_NUMBER = 4  # tokens of *at between*, *au moins quelque*
_AT = {"en": ("at",), "fr": ("à",)}


def figure(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    """*put the toll at 39*, *évalue à 300 le nombre des morts*: what is counted, and how many."""
    link = _link(scene, aside.end, sentence.last, _AT[scene.doc.language])
    if link is None or not _number_near(scene, link + 1, sentence.last):
        return None
    return until_comma(scene, sentence, aside.end), None


def counted(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    """*counted 19 wounded*, *a recensé au moins 40 attaques*: how many, and of what."""
    if not _number_near(scene, aside.end, sentence.last):
        return None
    return until_comma(scene, sentence, aside.end), None


def _number_near(scene: Scene, at: int, last: int) -> bool:
    """Whether a number stands here, after the words that qualify it at most."""
    for k in range(at, min(last, at + _TO_NUMBER)):
        if scene.doc.tokens[k].kind is TokenKind.NUMBER or scene.lower(k, last) in listed("many"):
            return True
        if scene.lower(k, last) not in listed("qualifiers"):
            return False
    return False


def _link(scene: Scene, at: int, last: int, links: tuple[str, ...]) -> int | None:
    """Where a word stands that links something to the object here, in the same clause."""
    for k in range(at, min(last, at + _REACH)):
        lower = scene.lower(k, last)
        if lower in links and not scene.inside[k]:
            return k
        if lower in (",", ";", ":", ".") or lower in scene.words.auxiliaries or lower in ("that", "que", "qu'"):
            return None
    return None


def linked(*links: str) -> Way:
    """*attributed the raid to the rebels*, *a subordonné sa venue au retrait*: a thing, and what it is laid on."""

    def way(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
        at, last = aside.end, sentence.last
        link = _link(scene, at, last, links)
        if link is None or link == at or scene.ends(link + 1, last):
            return None  # *explosions attributed to the jihadists*: a participle without an object
        if scene.lower(at, last) in listed("owners"):
            return None  # *traces its roots to the north*, *pinned their hopes on a mediator*
        if noun_phrase_from(scene.doc, at, last) is None and scene.opening(at, last) is None:
            return None
        if infinitive_at(scene, link + 1, last) and scene.doc.language == "en":
            return None
        return until_comma(scene, sentence, at), None

    return way


def guilty(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    """*held both sides responsible for the raid*, *tient Lomé pour responsable*: whom, then the word."""
    at, last = aside.end, sentence.last
    end = phrase_end(scene.doc, at, last)
    if end is None:
        return None
    end += scene.lower(end, last) in ("pour", "as")
    return (until_comma(scene, sentence, at), None) if scene.lower(end, last) in listed("guilty") else None


def suspected(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    """*soupçonne X, une milice de Boni, d'avoir pillé la ville*: whom, and of what; in French a deed behind a comma."""
    found = linked("of", "de", "d'", "du", "des")(scene, sentence, after, aside)
    return (charged(scene, sentence, aside.end, found[0]), None) if found else None


def charged(scene: Scene, sentence: Sentence, at: int, accused: tuple[Span, ...]) -> tuple[Span, ...]:
    """Whom a verb accuses, and of what behind his apposition: *accuse X, chef du Front, [de mentir]*."""
    end = scene.doc.token_at(accused[-1][1] - 1) + 1 if accused else at
    if scene.lower(end, sentence.last) != ",":
        return accused
    for k in range(end + 2, min(sentence.last, end + _REACH)):
        if scene.inside[k] or scene.lower(k, sentence.last) in (";", ":"):
            break
        if scene.lower(k, sentence.last) == "," and _deed(scene, k + 1, sentence.last):
            return (*accused, *until_comma(scene, sentence, k + 1 + (scene.doc.language == "fr")))
    return accused


def _deed(scene: Scene, at: int, last: int) -> bool:
    """Whether *de* with an infinitive, or *of* with a gerund, stands here."""
    if scene.doc.language == "en":
        return scene.lower(at, last) == "of" and scene.lower(at + 1, last).endswith("ing")
    return scene.lower(at, last) in ("de", "d'") and infinitive_at(scene, at + 1, last)


def led_by(*links: str) -> Way:
    """*reminded both sides of their duty*, *appealed to the bloc for help*: whom, then what."""

    def way(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
        at, last = after, sentence.last
        end = phrase_end(scene.doc, at, last)
        of = next((k for k in range(at + 1, min(at + 9, last)) if scene.lower(k, last) in links), None)
        if end is None or of is None or end < of - 1 or any(scene.lower(k, last) in ",;:" for k in range(at, of)):
            return None
        if noun_phrase_from(scene.doc, of + 1, last) is None and not scene.opening(of + 1, last):
            return None
        return until_comma(scene, sentence, of + 1), noun_phrase_from(scene.doc, at, of)

    return way


def wanted(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    """*wants X to leave*, *wants it scrapped*: the whole; *wants to leave* is an intention."""
    if scene.lower(after, sentence.last) == "to":
        return None
    end = phrase_end(scene.doc, after, sentence.last)
    if end is None:
        return None
    state = scene.lower(end, sentence.last)
    if state != "to" and not state.endswith("ed") and state not in listed("wanted"):
        return None
    return (until_end if state == "to" else until_comma)(scene, sentence, after), None
