"""Verb groups: the auxiliaries, adverbs, clitics and negations around a cue. A `Scene` and a cue's token in.

Gives where the group begins and whether it tells that something was said. Refuses what is not said yet, only may be
said, or is no verb here.
"""

from palabre.model.passage import Span
from palabre.model.statement import Force
from palabre.read.asides import aside_after
from palabre.read.cues import Cue
from palabre.read.document import Sentence
from palabre.read.inflection import Form
from palabre.read.phrases import auxiliary_at, noun_phrase_from, subject_before, verb_at
from palabre.read.scene import Scene
from palabre.read.signs import manner_at


def group_start(scene: Scene, sentence: Sentence, at: int) -> tuple[int, list[str]]:
    """The first token of the verb group and its auxiliaries."""
    start, found, k = at, [], at - 1
    while k >= sentence.first and not scene.inside[k]:
        lower = scene.doc.tokens[k].lower
        if auxiliary_at(scene.doc, k):
            start, k = k, k - 1
            found.append(lower)
        elif (
            lower in scene.words.negations
            or (lower in scene.words.adverbs and lower not in scene.words.determiners)
            or manner_at(scene.doc, k)
            or (lower in scene.words.inverted and k > sentence.first and auxiliary_at(scene.doc, k - 1))
        ):
            k -= 1
        elif skip := inserted_before(scene, k, sentence.first):
            k -= skip
        elif (
            scene.doc.language == "fr" and lower in ("se", "s'", "l'", "les", "lui", "leur", "m'", "me", "y", "en")
        ) or (scene.doc.language == "fr" and lower in ("le", "la") and scene.lower(k - 1, sentence.last) == "comme"):
            start, k = k, k - 1
        else:
            break
    return start, found


def inserted_before(scene: Scene, at: int, first: int) -> int:
    """How many tokens a set phrase has that ends here: *has [so far] resisted*."""
    if scene.doc.tokens[at].lower not in scene.words.inserted_ends:
        return 0
    for phrase in scene.words.inserted:
        size = len(phrase)
        if at - size + 1 >= first and tuple(t.lower for t in scene.doc.tokens[at + 1 - size : at + 1]) == phrase:
            return size
    return 0


def reflexive(scene: Scene, start: int, at: int) -> bool:
    """Whether the verb group has a reflexive pronoun."""
    return any(scene.doc.tokens[k].lower in ("se", "s'") for k in range(max(0, start - 1), at))


def without_verb(scene: Scene, speaker: Span) -> Span | None:
    """The subject without the inverted verb before it: *« ... », raconte [Awa Keïta], qui vit à Boni*."""
    first, last = scene.doc.tokens_between(*speaker)
    token = scene.doc.tokens[first]
    if token.name_like or last - first < 2 or token.lower not in scene.cues.speaking:
        return speaker
    start = aside_after(scene, first + 1, last, tell=False).end
    return noun_phrase_from(scene.doc, start, last)


def after_article(scene: Scene, sentence: Sentence, at: int) -> bool:
    """*à la demande de*, *laisse planer la menace*: an article and a noun, no clitic and a verb."""
    if scene.lower(at - 1, at) not in ("le", "la", "l'", "les") or at - 1 <= sentence.first:
        return at - 1 == sentence.first and scene.lower(at - 1, at) in ("le", "la", "l'", "les")
    before = scene.doc.tokens[at - 2]
    if before.lower in scene.words.prepositions:
        return True
    if before.name_like or before.lower in scene.words.pronouns | scene.words.negations | scene.words.relatives:
        return False
    governs = verb_at(scene.doc, at - 2) or auxiliary_at(scene.doc, at - 2) or before.lower in scene.cues.speaking
    return governs or before.lower.endswith(("er", "ir", "é", "és", "ée", "ées", "ant"))


_BE = {"is", "are", "was", "were", "be", "been", "being", "am"}


_ETRE = {"est", "sont", "était", "étaient", "été", "sera", "seront", "serait", "seraient", "fut", "furent", "étant"}


_MODAL = {"would", "could", "may", "might", "should", "must", "can", "shall", "cannot", "'d"}


def kind_of(scene: Scene, form: Form, auxiliaries: list[str], at: int, after: int, sentence: Sentence) -> str | None:
    """`finite`, `gerund` or `passive`, by form, auxiliaries and what follows."""
    token = scene.doc.tokens[at]
    if token.name_like and at > sentence.first and not scene.doc.capitals and not token.text.isupper():
        return None
    agent = "by" if scene.doc.language == "en" else "par"
    by = agent in [scene.lower(k, sentence.last) for k in range(after, after + 3)]
    if form is Form.GERUND:
        going_on = scene.doc.language == "en" and bool(auxiliaries) and auxiliaries[0] in _BE
        return "finite" if going_on else "gerund" if not auxiliaries or auxiliaries[0] in _BE else None
    if scene.doc.language == "fr":
        if form in (Form.CONDITIONAL, Form.FUTURE):
            return None  # not said yet
        if form is not Form.PARTICIPLE:
            ambiguous = any(a in ("a", "ont", "avait", "avaient") or a in _ETRE for a in auxiliaries)
            return (
                ("finite" if not ambiguous or "se" in auxiliaries else _compound(auxiliaries, by=by))
                if (form is not Form.BASE)
                else None
            )
        return _compound(auxiliaries, by=by) if not _reflexive_group(scene, sentence, at) else "finite"
    if form is Form.PARTICIPLE or form is Form.PAST_OR_PARTICIPLE:
        if auxiliaries and auxiliaries[0] in _BE:
            return "passive" if by else None
        if not auxiliaries and by and scene.lower(after, sentence.last) == "by":
            return "passive"
        return "finite" if auxiliaries or form is Form.PAST_OR_PARTICIPLE else None
    if form is Form.BASE:
        return "finite" if _base(scene, at, auxiliaries) else None
    return None if auxiliaries and auxiliaries[0] in _BE else "finite"


def _reflexive_group(scene: Scene, sentence: Sentence, at: int) -> bool:
    start = min(group_start(scene, sentence, at)[0], max(0, at - 3))
    return any(scene.doc.tokens[k].lower in ("s'", "se") for k in range(start, at))


def _compound(auxiliaries: list[str], *, by: bool) -> str | None:
    if any(a in _ETRE for a in auxiliaries):
        return "passive" if by else None
    if auxiliaries:
        return "finite" if auxiliaries[0] not in ("peut", "doit", "va", "vient") else None
    return "passive" if by else None


def _base(scene: Scene, at: int, auxiliaries: list[str]) -> bool:
    """A bare English form is a verb after *do, have, will* or a plural."""
    if auxiliaries:
        return auxiliaries[0] not in _MODAL and auxiliaries[0] not in _BE
    before = scene.doc.tokens[at - 1].lower if at else ""
    if before in ("to", "'s") or before in scene.words.prepositions:
        return False
    if before in (",", ")") or (at and manner_at(scene.doc, at - 1)):
        return _several(scene, at)
    return before.endswith("s") or before in (
        "they",
        "we",
        "i",
        "you",
        "many",
        "who",
        "others",
        "some",
        "people",
        "also",
    )


def _several(scene: Scene, at: int) -> bool:
    """Whether the subject of a bare form that stands after a comma or adverb is a plural."""
    span = subject_before(scene.doc, at)
    if span is None:
        return False
    first, last = scene.doc.tokens_between(*span)
    lowers = [t.lower for t in scene.doc.tokens[first:last]]
    head = lowers[: next((k for k, lower in enumerate(lowers) if k and lower in scene.words.prepositions), len(lowers))]
    return bool(head) and (head[0] in ("we", "they", "i", "you") or head[-1].endswith("s") or "and" in lowers)


def negated(scene: Scene, start: int, at: int, cue: Cue) -> bool:
    """Refusals to speak are no statements; not to accept or believe is one."""
    if (
        any(f in (Force.ACCEPT, Force.THINK) for f in cue.ways.values())
        or cue.particle == ("out",)
        or cue.lemma == "exclure"
    ):
        return False  # *did not accept*, *did not rule out*, *n'exclut pas*
    return denied(scene, start, at)


_OTHER_VERBS = {("swear", "in"), ("call", "off"), ("call", "up")}  # with this particle no verb of saying


def other_verb(scene: Scene, at: int) -> bool:
    """Whether the word after a cue makes another verb of it: *swore in Awa Keïta as minister*."""
    forms = scene.cues.forms.get(scene.doc.tokens[at].lower, ())
    return any((f.cue.lemma, scene.lower(at + 1, len(scene.doc.tokens))) in _OTHER_VERBS for f in forms)


def denied(scene: Scene, start: int, at: int) -> bool:
    """Whether a negation stands in the verb group."""
    low = [scene.doc.tokens[k].lower for k in range(max(0, start - 1), at)]
    return any(word in ("not", "n't", "never", "n'", "ne", "neither", "nor", "ni") for word in low)
