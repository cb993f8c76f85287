"""What may follow a cue, one function for each syntax of the cue lexicon: a cue's place in, content and addressee out.

None when the words after the cue do not fit that syntax.
"""

from collections.abc import Callable

from palabre.model.passage import Span
from palabre.model.statement import Force
from palabre.read import judgements, linked_objects
from palabre.read.asides import Aside
from palabre.read.cues import Cue
from palabre.read.document import Sentence
from palabre.read.extents import until_comma, until_end
from palabre.read.infinitives import infinitive_at, listed
from palabre.read.phrases import auxiliary_at, noun_phrase_from, phrase_end, verb_at
from palabre.read.scene import Scene


def what_follows(
    scene: Scene, sentence: Sentence, after: int, aside: Aside, cue: Cue
) -> tuple[str, Force, tuple[Span, ...], Span | None] | None:
    """Way, force, content and addressee of what follows the cue."""
    for way, look in _WAYS.items():
        if way == "object" and "zero" in cue.ways and _verb_follows(scene, aside.end, sentence.last):
            continue
        if way in ("clause", "quote") and judgements.quoted_object(scene, aside.end, sentence.last, cue):
            continue
        if way in cue.ways:
            found = look(scene, sentence, after, aside)
            if found:
                content, addressee = found
                if content:
                    return way, cue.ways[way], content, addressee
    return None


def _verb_follows(scene: Scene, at: int, last: int) -> bool:
    """Whether a verb stands right after the noun phrase here: then a clause begins, no object."""
    end = phrase_end(scene.doc, at, last)
    while end is not None and end < last and scene.doc.tokens[end].lower in scene.words.adverbs:
        end += 1
    if end is None or end >= last:
        return False
    return auxiliary_at(scene.doc, end) or verb_at(scene.doc, end)


Found = tuple[tuple[Span, ...], Span | None] | None


def _clause(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    last = sentence.last
    at = _that_after(scene, aside.end, last)
    lower = scene.lower(at, last)
    if lower in ("that", "que", "qu'"):
        return until_end(scene, sentence, at + 1), None
    if lower in ("whether", "if", "si", "s'", "how", "comment", "why", "pourquoi") and lower != "s'":
        return until_end(scene, sentence, at), None
    return _quote(scene, sentence, after, aside)


def _that_after(scene: Scene, at: int, last: int) -> int:
    """The place of *that*, *que* after phrases of time and place (*pledged in the same city that*), else `at`."""
    opener = scene.lower(at, last)
    if opener not in scene.words.prepositions | {","} or (opener == "to" and infinitive_at(scene, at + 1, last)):
        return at
    if opener == "," and scene.lower(at + 1, last).endswith("ing"):
        return at  # *the officials said, putting at risk a truce that held*
    for k in range(at + 1, min(last, at + 15)):
        lower = scene.lower(k, last)
        if lower in ("that", "que", "qu'"):
            return at if scene.lower(k - 1, last) in listed("before_that") else k
        verb = auxiliary_at(scene.doc, k) or verb_at(scene.doc, k) or lower in scene.cues.speaking
        if scene.inside[k] or scene.opening(k, last) or lower in ";:" or verb or lower in scene.words.relatives:
            return at
    return at


def _quote(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    at, last = aside.end, sentence.last
    if scene.lower(at, last) in (":", ","):
        colon = scene.lower(at, last) == ":"
        at += 1
        if at < last and (scene.opening(at, last) or colon):
            return until_end(scene, sentence, at), None
        return None
    return (until_end(scene, sentence, at), None) if scene.opening(at, last) else None


def _zero(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    at, last = aside.end, sentence.last
    if scene.ends(at, last) or scene.lower(at, last) in ("to", "for", "of", "about", "by", "with"):
        return None
    lower = scene.lower(at, last)
    if lower in scene.words.auxiliaries or (lower in scene.words.coordinators):
        return None
    has_verb = any(
        auxiliary_at(scene.doc, k) or verb_at(scene.doc, k) or scene.doc.tokens[k].lower in scene.cues.speaking
        or (k > at and scene.doc.tokens[k].lower.endswith("ed"))
        for k in range(at, min(last, at + 30))
    )  # fmt: skip
    return (until_end(scene, sentence, at), None) if has_verb else None


def _tell(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    end = phrase_end(scene.doc, after, sentence.last)
    if end is None or not aside.told:
        return None
    if scene.lower(aside.end, sentence.last) in ("who", "which", "qui"):
        for k in range(aside.end, sentence.last):
            if scene.lower(k, sentence.last) in ("that", "que", "qu'"):
                return until_end(scene, sentence, k + 1), aside.addressee
        return None
    found = _clause(scene, sentence, after, aside)
    if scene.doc.language == "en":
        found = found or _zero(scene, sentence, after, aside)
    return (found[0], aside.addressee) if found else None


def _object(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    at = aside.end
    lower = scene.lower(at, sentence.last)
    if lower in (":", ",", "that", "que", "qu'", "anonymity", "comment", "l'anonymat") or scene.ends(at, sentence.last):
        return None
    if lower == "as" and scene.opening(at + 1, sentence.last):
        return until_comma(scene, sentence, at), None  # *dismissed as "lies" the reports*
    if lower in scene.words.prepositions - scene.words.determiners - {"d'"}:
        return None
    if scene.opening(at, sentence.last) is None and noun_phrase_from(scene.doc, at, sentence.last) is None:
        return None
    return until_comma(scene, sentence, at), None


def _gerund(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    """*denied having paid*."""
    lower = scene.lower(after, sentence.last)
    return (until_end(scene, sentence, after), None) if lower.endswith("ing") and len(lower) > 5 else None


def _as_object(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    """*defended the deal as a necessity*: only with that judgement it is speech."""
    found = _object(scene, sentence, after, aside)
    if not found or not found[0]:
        return None
    first, last = scene.doc.tokens_between(*found[0][0])
    return found if any(t.lower in ("as", "comme") for t in scene.doc.tokens[first + 1 : last]) else None


def _idea(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    """*a écarté toute négociation*, *l'idée d'un retour*: an idea, not a person or a thing."""
    lower, following = scene.lower(aside.end, sentence.last), scene.lower(aside.end + 1, sentence.last)
    if lower not in ("toute", "tout", "any") and following not in scene.cues.ideas:
        return None
    return _object(scene, sentence, after, aside)


def _deeds(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    """*threatened further marches*: deeds, not the people who are threatened."""
    first = scene.doc.tokens[min(after, sentence.last - 1)]
    if first.name_like or first.lower in scene.words.openers | scene.words.pronouns | {"no", "any"}:
        return None
    return _object(scene, sentence, after, aside)


def _inf(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    at = aside.end
    negated = scene.lower(at, sentence.last) == "not"  # *pledged not to attack*
    if scene.lower(at + negated, sentence.last) != "to":
        return None
    return until_end(scene, sentence, at if negated else at + 1), None


def _urge(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    """*urge X to Y*, *exhorter X à Y*, *demander à X de Y*."""
    at, last = after, sentence.last
    fr = scene.doc.language == "fr"
    while scene.lower(at, last) in scene.words.adverbs:
        at += 1
    if fr and scene.lower(at, last) in ("à", "au", "aux"):
        at += scene.lower(at, last) == "à"
    end = phrase_end(scene.doc, at, last)
    if end is None or scene.lower(at, last) == "that":
        return None
    links = ("à", "de", "d'") if fr else ("to",)
    if fr and (found := judgements.called_to(scene, sentence, at, end)):
        return found
    for k in range(at + 1, min(last - 1, at + 18)):
        if scene.lower(k, last) in links and infinitive_at(scene, k + 1, last):
            negated = scene.lower(k - 1, last) == "not"  # *urged both sides not to fire*
            addressee = noun_phrase_from(scene.doc, at, k - negated)
            if addressee and scene.lower(at, last) in ("au", "aux"):  # the article is in the preposition
                addressee = scene.doc.tokens[at + 1].start, addressee[1]
            return until_end(scene, sentence, k - 1 if negated else k + 1), addressee
        if scene.lower(k, last) in (",", ".", ":", ";", "that", "que"):
            return None
        if fr and scene.lower(k, last) in ("et", "mais") and scene.lower(k + 1, last) in scene.cues.speaking:
            return None
    return None


def _accuse(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    at = aside.end  # *accuse, pour sa part, X*, *accused in a statement X*
    if scene.lower(at, sentence.last) in ("of", "for"):
        return None
    if scene.lower(at, sentence.last) in ("de", "d'") and infinitive_at(scene, at + 1, sentence.last):
        return until_comma(scene, sentence, at + 1), None
    if scene.ends(at, sentence.last) or scene.lower(at, sentence.last) in scene.words.auxiliaries:
        return None
    mutual = (scene.lower(at, sentence.last), scene.lower(at + 1, sentence.last)) == ("each", "other")
    if phrase_end(scene.doc, at, sentence.last) is None and not mutual:
        return None
    return linked_objects.charged(scene, sentence, at, until_comma(scene, sentence, at)), None


def _linked(*links: str, infinitive: bool) -> "Way":
    def way(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
        at, last = aside.end, sentence.last
        if scene.lower(at, last) not in links or (at + 1 < last and infinitive_at(scene, at + 1, last) != infinitive):
            return None
        keep = scene.lower(at, last) in ("au", "aux", "du", "des")
        if infinitive:
            return until_end(scene, sentence, at + 1), None
        return until_comma(scene, sentence, at if keep else at + 1), None

    return way


def _that(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    """*charged that ...*: only with its conjunction a verb of saying."""
    at = aside.end
    return (until_end(scene, sentence, at + 1), None) if scene.lower(at, sentence.last) == "that" else None


_IT = frozenset({"him", "her", "it", "them", "this", "that", "himself", "itself", "themselves"})
_ARTICLES = frozenset({"a", "an", "the"})


def _named(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    """*called the raid a crime*, *called it "shameful"*: a thing and what it is called, not *called a meeting*."""
    last = sentence.last
    end = after + 1 if scene.lower(after, last) in _IT else phrase_end(scene.doc, after, last)
    if end is None or end >= last or scene.lower(after, last) in scene.words.prepositions:
        return None
    marked = [k for k in range(after + 1, min(end + 1, last)) if scene.opening(k, last)]
    said = scene.lower(end, last) in _ARTICLES or (scene.lower(after, last) in _IT and not scene.ends(end, last))
    if not (marked or said) or scene.lower(end, last) in scene.words.prepositions:
        return None
    return until_comma(scene, sentence, after), None


def _responsibility(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    if scene.lower(after, sentence.last) != "responsibility":
        return None
    return until_comma(scene, sentence, after), None


Way = Callable[[Scene, Sentence, int, Aside], Found]


_WAYS: dict[str, Way] = {
    "tell": _tell,
    "urge": _urge,
    "clause": _clause,
    "quote": _quote,
    "inf": _inf,
    "bare": judgements.bare,
    "de": _linked("de", "d'", infinitive=True),
    "à": _linked("à", infinitive=True),
    "to": _linked("à", "au", "aux", infinitive=False),
    "de_object": _linked("de", "d'", "du", "des", infinitive=False),
    "figure": linked_objects.figure,
    "counted": linked_objects.counted,
    "laid": linked_objects.linked("to", "on", "à", "au", "aux"),
    "suspected": linked_objects.suspected,
    "guilty": linked_objects.guilty,
    "accuse": _accuse,
    "call": judgements.call,
    "as": judgements.as_way,
    "want": linked_objects.wanted,
    "responsibility": _responsibility,
    "that": _that,
    "told_of": linked_objects.led_by("of"),
    "asked_for": linked_objects.led_by("for"),
    "named": _named,
    "gerund": _gerund,
    "as_object": _as_object,
    "naming": judgements.naming,
    "plan": judgements.plan,
    "view": judgements.view,
    "self": judgements.of_himself,
    "judging": judgements.judging,
    "idea": _idea,
    "deeds": _deeds,
    "object": _object,
    "zero": _zero,
}
