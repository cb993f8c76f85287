"""Clause ends: where words that somebody says are over. A `Scene` and a token in, the token after the clause out.

Another cue, a contrast of the writer's own or a lone dash end a clause; a comma alone does not.
"""

from palabre.read.asides import aside_after, inserted_from
from palabre.read.document import Sentence
from palabre.read.infinitives import infinitive_at
from palabre.read.inflection import Form
from palabre.read.phrases import auxiliary_at, phrase_end
from palabre.read.refusals import refusal_from
from palabre.read.scene import FINITE, Scene
from palabre.read.signs import manner_at
from palabre.read.voice import voices

# Words before an infinitive of saying that goes on with the same speaker.
SEQUELS = frozenset({("avant", "de"), ("avant", "d'"), ("non", "sans"), ("quitte", "à")})

_NEAR = 10  # tokens of a speaker
_APPOSED = 7  # tokens of *a long-awaited move welcomed*


def clause_end(scene: Scene, sentence: Sentence, at: int) -> int:
    """The token after the last one of the clause that begins at a token."""
    last = sentence.last
    wanted = scene.doc.language == "fr" and infinitive_at(scene, at, last)
    for k in range(at + 1, last):
        if scene.inside[k]:
            continue
        lower = scene.lower(k, last)
        if lower == ";" or (lower == "," and _breaks(scene, k + 1, last)):
            return k
        if lower == ":" and any(scene.lower(j, last) in scene.words.inverted for j in range(k + 1, last)):
            return k  # *...: his men, he claims, ...*
        if lower in "-–—" and _lone_dash(scene, sentence, at, k):
            return k
        if lower == "et" and wanted and scene.lower(k + 1, last) in ("a", "ont", "avait", "avaient", "est", "sont"):
            return k  # *a prié les hommes de partir et a fermé le pont*
        if lower in ("and", "et", "but", "mais") and (
            next_is_cue(scene, k + 1, last) or _gerund_cue(scene, k + 1, last) or _voiced(scene, k + 1, last)
        ):
            return k
    return last


def _lone_dash(scene: Scene, sentence: Sentence, at: int, k: int) -> bool:
    """A spaced dash without a partner: what follows it is the writer's remark."""
    token = scene.doc.tokens[k]
    if scene.doc.tokens[k - 1].end == token.start:
        return False
    pairs = [j for j in range(at, sentence.last) if scene.doc.tokens[j].text == token.text and not scene.inside[j]]
    return len(pairs) == 1


def _said_after(scene: Scene, at: int, last: int) -> bool:
    """*..., the minister said.*: another one's cue closes the sentence."""
    end = phrase_end(scene.doc, at, last)
    if end is None or end >= last or end - at > 12:
        return False
    while end < last and (auxiliary_at(scene.doc, end) or scene.doc.tokens[end].lower in scene.words.adverbs):
        end += 1
    forms = scene.cues.speaking.get(scene.lower(end, last), ())
    return any("clause" in f.cue.ways for f in forms) and scene.ends(end + 1, last)


def _breaks(scene: Scene, at: int, last: int) -> bool:
    """Whether what follows a comma is no longer said: another cue, a contrast of the writer's own."""
    lower = scene.lower(at, last)
    if (
        lower in ("according", "selon")
        and scene.lower(at - 2, last) in scene.words.relatives | scene.words.coordinators
    ):
        return False  # *a text which, according to them, ...*
    if lower == "with" and any(_gerund_cue(scene, k, last) for k in range(at + 2, at + _APPOSED)):
        return True  # *..., with officials saying that ...*
    if refusal_from(scene, at, last) or _passed_on(scene, at, last):
        return True  # *..., a charge Rwanda denies*, *..., a move welcomed by Lomé*
    if lower in ("according", "selon", "citing", "while", "whereas", "citant") or (
        lower in ("tandis", "alors", "d'") and scene.lower(at + 1, last) in ("que", "qu'", "après")
    ):
        return True
    if lower in ("and", "et", "but", "mais", "though"):
        at += 1
        lower = scene.lower(at, last)
        if next_is_cue(scene, at, last):
            return True
        end = phrase_end(scene.doc, at, last)
        if end is not None and scene.lower(end, last) == "," and end - at < 14:
            return next_is_cue(scene, end + 1, last)
        return end is not None and next_is_cue(scene, end, last) and end - at < 10
    if scene.doc.language == "fr":
        if _inverted_after(scene, at, last) or _infinitive_cue(scene, at, last):
            return True
        while lower in ("la", "le", "l'", "les", "en", "tout", "se", "s'"):
            at += 1
            lower = scene.lower(at, last)
    said = lower == "as" and (next_is_cue(scene, at + 1, last) or _as_others_say(scene, at + 1, last))
    if said or _said_after(scene, at, last):
        return True
    if lower == "ce" and scene.lower(at + 1, last) == "qui" and scene.lower(at + 2, last) in ("a", "ont", "avait"):
        return True
    return _gerund_cue(scene, at, last)


def _passed_on(scene: Scene, at: int, last: int) -> bool:
    """*..., a move welcomed by Lomé*, *..., un bilan contesté par le Front*: what others say of it, behind a comma."""
    agent, past = ("par", Form.PARTICIPLE) if scene.doc.language == "fr" else ("by", Form.PAST_OR_PARTICIPLE)
    for k in range(at, min(last, at + _APPOSED)):
        lower = scene.lower(k, last)
        if lower in (",", ";", ":") or scene.inside[k] or auxiliary_at(scene.doc, k):
            return False
        if scene.lower(k + 1, last) == agent:
            forms = scene.cues.speaking.get(lower, ())
            return k > at and any("passive" in f.cue.ways and f.form in (past, Form.PARTICIPLE) for f in forms)
    return False


def _inverted_after(scene: Scene, at: int, last: int) -> bool:
    """*..., a annoncé lundi soir le président de la Ligue.*: another one's cue with its subject closes the sentence."""
    verb = _verb_from(scene, at, last)
    if verb is None:
        return False
    after = aside_after(scene, verb + 1, last, tell=False).end
    end = phrase_end(scene.doc, after, last)
    if end is None:
        return False
    if not scene.ends(end, last) and scene.lower(end, last) not in scene.cues.to | scene.cues.before | {"qui"}:
        return False
    named = scene.words.posts | voices("fr").bodies
    return any(t.name_like or t.lower in named for t in scene.doc.tokens[after:end])


def _verb_from(scene: Scene, at: int, last: int) -> int | None:
    """A verb of saying after auxiliaries, adverbs and set phrases at most."""
    k, helped = at, False
    while k < min(last, at + 8):
        forms = scene.cues.speaking.get(scene.lower(k, last), ())
        fits = (Form.PARTICIPLE,) if helped else (Form.FINITE,)
        if any("clause" in f.cue.ways and f.form in fits for f in forms):
            return k
        helped = helped or auxiliary_at(scene.doc, k)
        loose = scene.lower(k, last) in scene.words.adverbs | {"s'", "se"}
        if loose or auxiliary_at(scene.doc, k) or manner_at(scene.doc, k):
            k += 1
        elif skip := inserted_from(scene, k):
            k += skip
        else:
            return None
    return None


def _infinitive_cue(scene: Scene, at: int, last: int) -> bool:
    """*..., avant d'ajouter que*, *..., non sans rappeler que*."""
    if (scene.lower(at, last), scene.lower(at + 1, last)) not in SEQUELS:
        return False
    at += 2
    return any(f.form is Form.BASE for f in scene.cues.speaking.get(scene.lower(at, last), ()))


def _as_others_say(scene: Scene, at: int, last: int) -> bool:
    """*..., as the mayor said ten had died*: somebody else's words begin."""
    end = phrase_end(scene.doc, at, last)
    return end is not None and end - at < _NEAR and next_is_cue(scene, end, last)


def _voiced(scene: Scene, at: int, last: int) -> bool:
    """*but voiced concern*: a verb of showing with the noun of what is shown."""
    return scene.lower(at, last) in scene.cues.expressing and any(
        scene.lower(k, last) in scene.cues.expressed for k in range(at + 1, at + 5)
    )


def _gerund_cue(scene: Scene, at: int, last: int) -> bool:
    return any(f.form is Form.GERUND for f in scene.cues.speaking.get(scene.lower(at, last), ()))


def _whole(scene: Scene, particle: tuple[str, ...], at: int, last: int) -> bool:
    """English: whether the particle of a verb follows it (*and waved it through* is no *waved away*)."""
    here = tuple(scene.lower(k, last) for k in range(at + 1, at + 1 + len(particle)))
    return scene.doc.language == "fr" or here == particle


def next_is_cue(scene: Scene, at: int, last: int) -> bool:
    """Whether a finite cue stands here, after auxiliaries and adverbs at most."""
    for k in range(at, min(at + 4, last)):
        lower = scene.lower(k, last)
        forms = [f for f in scene.cues.speaking.get(lower, ()) if _whole(scene, f.cue.particle, k, last)]
        if any(f.form in FINITE or f.form is Form.PARTICIPLE for f in forms) and not scene.doc.tokens[k].name_like:
            if any(f.form is Form.BASE for f in forms) and scene.doc.language == "en":
                return False
            return (
                k == at
                or scene.doc.language == "en"
                or any(auxiliary_at(scene.doc, j) for j in range(at, k))
                or (any(f.form is Form.FINITE for f in forms))
            )
        going_on = scene.doc.language == "en" and k > at and auxiliary_at(scene.doc, k - 1)
        if going_on and any(f.form is Form.GERUND for f in forms):
            return True
        if not (auxiliary_at(scene.doc, k) or lower in scene.words.adverbs or lower in ("s'", "se")):
            return False
    return False
