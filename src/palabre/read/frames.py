"""Where speech stands in a sentence: a cue's token in, a `Draft` of who said what out, or None.

Only geometry: speaker, cue, content, addressee, venue by the words around a cue. Force, voice, names and nesting come
after. A cue without content gives None, and so does a form that the words around it show to be none (*reports said*).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from palabre.model.passage import Span, trim
from palabre.model.statement import Force
from palabre.model.time import Time
from palabre.read.cues import Cue, CueForm, Cues, cues
from palabre.read.document import CLOSING, OPENING, Document, Quotation, Sentence, TokenKind
from palabre.read.inflection import Form
from palabre.read.phrases import (
    agent_after,
    auxiliary_at,
    noun_phrase_ending,
    noun_phrase_from,
    phrase_end,
    shared_subject,
    subject_before,
    time_at,
    verb_at,
)
from palabre.read.words import Words, words

_FINITE = {Form.FINITE, Form.PAST_OR_PARTICIPLE, Form.BASE}
_STOPS = ".!?…"


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before it is judged. `at` is the cue's token, `way` the syntax by which it was found."""

    at: int
    way: str
    force: Force
    speaker: Span | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    sentence: Sentence
    addressee: Span | None = None
    venue: Span | None = None


@dataclass(slots=True)
class Aside:
    """What stands between a cue and its content: where it ends, and whom and what it names."""

    end: int
    told: bool = False
    addressee: Span | None = None
    venue: Span | None = None


@dataclass(slots=True)
class Scene:
    """A document with what all frames look up."""

    doc: Document
    times: tuple[Time, ...]
    words: Words = field(init=False)
    cues: Cues = field(init=False)
    opens: dict[int, Quotation] = field(init=False)
    closes: dict[int, Quotation] = field(init=False)
    inside: list[bool] = field(init=False)
    time_ends: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        doc = self.doc
        self.words, self.cues = words(doc.language), cues(doc.language)
        outer = [q for q in doc.quotations if q.depth == 0]
        self.opens = {q.outer[0]: q for q in outer}
        self.closes = {q.outer[1] - 1: q for q in outer if q.closed}
        self.inside = [False] * len(doc.tokens)
        for q in outer:
            first, last = doc.tokens_between(q.start, q.end)
            self.inside[first:last] = [True] * (last - first)
        self.time_ends = {s: e for t in self.times for s, e in t.spans}

    def lower(self, at: int, last: int) -> str:
        """The word at a token inside the sentence, else nothing."""
        return self.doc.tokens[at].lower if 0 <= at < last else ""

    def opening(self, at: int, last: int) -> Quotation | None:
        """The quotation whose mark is at the token."""
        return self.opens.get(self.doc.tokens[at].start) if at < last else None

    def ends(self, at: int, last: int) -> bool:
        """Whether the sentence or a part of it ends here."""
        return at >= last or self.doc.tokens[at].lower in ".,;!?…" or self.doc.tokens[at].text in ")–—"


def read_sentence(scene: Scene, sentence: Sentence) -> list[Draft]:
    """The drafts of a sentence, in the order of their cues."""
    found: list[Draft] = []
    for at in range(sentence.first, sentence.last):
        if scene.inside[at]:
            continue
        lower = scene.doc.tokens[at].lower
        draft = _stance(scene, sentence, at, found) if lower in scene.cues.stances else None
        if draft is None and lower in scene.cues.forms:
            draft = _verb(scene, sentence, at, found)
        elif lower in scene.cues.expressing:
            draft = _expressed(scene, sentence, at)
        if draft is None and lower in scene.cues.nouns:
            draft = _noun(scene, sentence, at)
        if draft is None:
            draft = _according(scene, sentence, at) or _after_words(scene, sentence, at)
        if draft:
            found.append(draft)
    return found


# ------------------------------------------------------------------------------------------------------ verbs
def _verb(scene: Scene, sentence: Sentence, at: int, before: list[Draft]) -> Draft | None:
    for form in sorted(scene.cues.forms[scene.doc.tokens[at].lower], key=lambda f: f.cue.particle is None):
        draft = _as(scene, sentence, at, form, before)
        if draft:
            return draft
    return None


def _as(scene: Scene, sentence: Sentence, at: int, form: CueForm, before: list[Draft]) -> Draft | None:
    """The cue read as one verb of the lexicon."""
    cue, last = form.cue, sentence.last
    after = at + 1
    if cue.particle:
        if scene.lower(after, last) != cue.particle:
            return None
        after += 1
    start, auxiliaries = _group_start(scene, sentence, at)
    if cue.reflexive != (scene.doc.language == "fr" and _reflexive(scene, start, at)):
        return None
    if (
        scene.doc.tokens[at - 1].lower in scene.words.determiners - scene.words.subject_pronouns
        and start == at
        and at > sentence.first
        and not (scene.doc.language == "fr" and scene.doc.tokens[at - 1].lower in scene.words.object_pronouns)
    ):
        return None
    kind = _kind(scene, form.form, auxiliaries, at, after, sentence)
    if kind == "passive":
        return _passive(scene, sentence, (start, at, after), cue)
    if kind == "gerund":
        return _gerund(scene, sentence, (at, at, after), cue, before)
    if kind != "finite" or _negated(scene, start, at, cue):
        return None
    return _inverted(scene, sentence, (start, at, after), cue) or _active(
        scene, sentence, (start, at, after), cue, before
    )


def _group_start(scene: Scene, sentence: Sentence, at: int) -> tuple[int, list[str]]:
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
            or (lower in scene.words.inverted and k > sentence.first and auxiliary_at(scene.doc, k - 1))
        ):
            k -= 1
        elif scene.doc.language == "fr" and (skip := _inserted_before(scene, k, sentence.first)):
            k -= skip
        elif (
            scene.doc.language == "fr" and lower in ("se", "s'", "l'", "les", "lui", "leur", "m'", "me", "y", "en")
        ) or (scene.doc.language == "fr" and lower in ("le", "la") and scene.lower(k - 1, sentence.last) == "comme"):
            start, k = k, k - 1
        else:
            break
    return start, found


def _inserted_before(scene: Scene, at: int, first: int) -> int:
    for phrase in scene.words.inserted:
        size = len(phrase)
        if at - size + 1 >= first and tuple(t.lower for t in scene.doc.tokens[at + 1 - size : at + 1]) == phrase:
            return size
    return 0


def _reflexive(scene: Scene, start: int, at: int) -> bool:
    return any(scene.doc.tokens[k].lower in ("se", "s'") for k in range(max(0, start - 1), at))


_BE = {"is", "are", "was", "were", "be", "been", "being", "am"}
_ETRE = {"est", "sont", "était", "étaient", "été", "sera", "seront", "serait", "seraient", "fut", "furent", "étant"}
_MODAL = {"would", "could", "may", "might", "should", "must", "can", "shall", "cannot", "'d"}


def _kind(scene: Scene, form: Form, auxiliaries: list[str], at: int, after: int, sentence: Sentence) -> str | None:
    """`finite`, `gerund` or `passive`, by form, auxiliaries and what follows."""
    token = scene.doc.tokens[at]
    if token.name_like and at > sentence.first and not scene.doc.capitals and not token.text.isupper():
        return None
    agent = "by" if scene.doc.language == "en" else "par"
    by = agent in [scene.lower(k, sentence.last) for k in range(after, after + 3)]
    if form is Form.GERUND:
        return "gerund" if not auxiliaries or auxiliaries[0] in _BE else None
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
        return _compound(auxiliaries, by=by) if not _reflexive_group(scene, at) else "finite"
    if form is Form.PARTICIPLE or form is Form.PAST_OR_PARTICIPLE:
        if auxiliaries and auxiliaries[0] in _BE:
            return "passive" if by else None
        if not auxiliaries and by and scene.lower(after, sentence.last) == "by":
            return "passive"
        return "finite" if auxiliaries or form is Form.PAST_OR_PARTICIPLE else None
    if form is Form.BASE:
        return "finite" if _base(scene, at, auxiliaries) else None
    return None if auxiliaries and auxiliaries[0] in _BE else "finite"


def _reflexive_group(scene: Scene, at: int) -> bool:
    return any(scene.doc.tokens[k].lower in ("s'", "se") for k in range(max(0, at - 3), at))


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


def _negated(scene: Scene, start: int, at: int, cue: Cue) -> bool:
    """Refusals to speak are no statements; not to accept or believe is one."""
    if any(f in (Force.ACCEPT, Force.THINK) for f in cue.ways.values()):
        return False
    return _denied(scene, start, at)


def _denied(scene: Scene, start: int, at: int) -> bool:
    low = [scene.doc.tokens[k].lower for k in range(max(0, start - 1), at)]
    return any(word in ("not", "n't", "never", "n'", "ne") for word in low)


# ------------------------------------------------------------------------------------------------- what follows
Group = tuple[int, int, int]


def _active(scene: Scene, sentence: Sentence, group: Group, cue: Cue, before: list[Draft]) -> Draft | None:
    start, at, after = group
    previous = scene.doc.tokens[start - 1].lower if start > sentence.first else ""
    speaker = subject_before(scene.doc, at)
    if speaker is None and previous in scene.words.coordinators and before:
        speaker = before[-1].speaker
    if speaker is None:
        return None
    aside = _aside(scene, after, sentence.last, tell="tell" in cue.ways)
    if scene.doc.tokens[scene.doc.token_at(speaker[0])].lower in ("no", "nobody", "aucun", "aucune", "personne", "none"):
        return None
    right = _right(scene, sentence, after, aside, cue)
    if right and previous == "," and right[0] == "object" and right[1] in (Force.SAY, Force.THINK):
        return None  # *an accord, considered a basis*: a participle that only describes
    resumed = aside.end > after - 1 and scene.lower(aside.end, sentence.last) == ","
    if right and resumed and _after_quotation(scene, scene.doc.token_at(speaker[0]), sentence.first):
        right = None  # *"...," he said, "..."*
    if right is None:
        return _after_content(scene, sentence, group, cue, aside, speaker)
    way, force, content, addressee = right
    return Draft(
        at, way, force, speaker, _cue_spans(scene, start, after), content, sentence,
        addressee or aside.addressee, aside.venue or _opening_venue(scene, sentence, speaker),
    )  # fmt: skip


def _right(
    scene: Scene, sentence: Sentence, after: int, aside: Aside, cue: Cue
) -> tuple[str, Force, tuple[Span, ...], Span | None] | None:
    """Way, force, content and addressee of what follows the cue."""
    for way in _WAYS:
        if way == "object" and "zero" in cue.ways and _verb_follows(scene, aside.end, sentence.last):
            continue
        if way in cue.ways:
            found = _WAYS[way](scene, sentence, after, aside)
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
    at, last = aside.end, sentence.last
    lower = scene.lower(at, last)
    if lower in ("that", "que", "qu'"):
        return _until_end(scene, sentence, at + 1), None
    if lower in ("whether", "if", "si", "s'", "how", "comment", "why", "pourquoi") and lower != "s'":
        return _until_end(scene, sentence, at), None
    return _quote(scene, sentence, after, aside)


def _quote(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    at, last = aside.end, sentence.last
    if scene.lower(at, last) in (":", ","):
        colon = scene.lower(at, last) == ":"
        at += 1
        if at < last and (scene.opening(at, last) or colon):
            return _until_end(scene, sentence, at), None
        return None
    return (_until_end(scene, sentence, at), None) if scene.opening(at, last) else None


def _zero(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    at, last = aside.end, sentence.last
    if scene.ends(at, last) or scene.lower(at, last) in ("to", "for", "of", "about", "by", "with"):
        return None
    lower = scene.lower(at, last)
    if lower in scene.words.auxiliaries or (lower in scene.words.coordinators):
        return None
    has_verb = any(
        auxiliary_at(scene.doc, k) or verb_at(scene.doc, k) or scene.doc.tokens[k].lower in scene.cues.forms
        or (k > at and scene.doc.tokens[k].lower.endswith("ed"))
        for k in range(at, min(last, at + 30))
    )  # fmt: skip
    return (_until_end(scene, sentence, at), None) if has_verb else None


def _tell(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    end = phrase_end(scene.doc, after, sentence.last)
    if end is None or not aside.told:
        return None
    if scene.lower(aside.end, sentence.last) in ("who", "which", "qui"):
        for k in range(aside.end, sentence.last):
            if scene.lower(k, sentence.last) in ("that", "que", "qu'"):
                return _until_end(scene, sentence, k + 1), aside.addressee
        return None
    found = _clause(scene, sentence, after, aside) or _zero(scene, sentence, after, aside)
    return (found[0], aside.addressee) if found else None


def _object(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    at = aside.end
    lower = scene.lower(at, sentence.last)
    if lower in (":", ",", "that", "que", "qu'", "anonymity", "comment", "l'anonymat") or scene.ends(at, sentence.last):
        return None
    if lower in scene.words.prepositions - scene.words.determiners - {"d'"}:
        return None
    if scene.opening(at, sentence.last) is None and noun_phrase_from(scene.doc, at, sentence.last) is None:
        return None
    return _until_comma(scene, sentence, at), None


def _inf(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    at = aside.end
    if scene.lower(at, sentence.last) == "not":
        at += 1
    if scene.lower(at, sentence.last) != "to":
        return None
    return _until_end(scene, sentence, at + 1), None


def _urge(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    """*urge X to Y*, *exhorter X à Y*, *demander à X de Y*."""
    at, last = after, sentence.last
    fr = scene.doc.language == "fr"
    while scene.lower(at, last) in scene.words.adverbs:
        at += 1
    if fr and scene.lower(at, last) in ("à", "au", "aux"):
        at += scene.lower(at, last) == "à"
    end = phrase_end(scene.doc, at, last)
    if end is None:
        return None
    links = ("à", "de", "d'") if fr else ("to",)
    for k in range(at + 1, min(last - 1, at + 18)):
        if scene.lower(k, last) in links and _infinitive(scene, k + 1, last):
            addressee = noun_phrase_from(scene.doc, at, k)
            return _until_end(scene, sentence, k + 1), addressee
        if scene.lower(k, last) in (",", ".", ":", ";", "that", "que"):
            return None
    return None


def _infinitive(scene: Scene, at: int, last: int) -> bool:
    lower = scene.lower(at, last)
    if scene.opening(at, last):
        lower = scene.lower(at + 1, last)
    if scene.doc.language == "en":
        tail = lower in scene.words.determiners or lower in scene.words.prepositions
        return bool(lower) and not tail and not scene.doc.tokens[min(at, last - 1)].name_like
    while (
        lower in ("se", "s'", "ne", "n'", "pas", "le", "la", "l'", "les", "y", "en", "lui", "leur", "plus")
        and at < last
    ):
        at += 1
        lower = scene.lower(at, last)
    return lower.endswith(("er", "ir", "re", "oir")) and lower not in _NO_INFINITIVES and at < last


_NO_INFINITIVES = {"leader", "février", "janvier", "dernier", "premier", "guerre", "contre", "autre", "membre", "ministre",
    "maire", "pour", "centre", "ordre", "cadre", "titre", "nombre", "entre", "septembre", "octobre", "novembre", "décembre",
    "hier", "notre", "votre", "leur", "territoire", "affaire", "militaire", "avenir", "soir", "pouvoir", "histoire",
    "lettre", "victoire", "frontière", "rencontre", "terre", "dossier", "quartier", "particulier"}  # fmt: skip


def _accuse(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    at = after
    while scene.lower(at, sentence.last) in scene.words.adverbs:
        at += 1
    if scene.lower(at, sentence.last) in ("of", "for"):
        return None
    if scene.lower(at, sentence.last) in ("de", "d'") and _infinitive(scene, at + 1, sentence.last):
        return _until_comma(scene, sentence, at + 1), None
    if scene.ends(at, sentence.last) or scene.lower(at, sentence.last) in scene.words.auxiliaries:
        return None
    if phrase_end(scene.doc, at, sentence.last) is None:
        return None
    return _until_comma(scene, sentence, at), None


def _call(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    """*qualifier X de Y*; with a clitic X the content is Y."""
    at = after
    if scene.lower(at, sentence.last) in ("de", "d'"):
        at += 1
        quotation = scene.opening(at, sentence.last)
        if quotation:
            return (quotation.outer,), None
    return (_until_comma(scene, sentence, at), None) if not scene.ends(at, sentence.last) else None


def _bare(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    at = aside.end
    return (_until_end(scene, sentence, at), None) if _infinitive(scene, at, sentence.last) else None


def _linked(*links: str, infinitive: bool) -> "Way":
    def way(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
        at, last = aside.end, sentence.last
        if scene.lower(at, last) not in links or (at + 1 < last and _infinitive(scene, at + 1, last) != infinitive):
            return None
        keep = scene.lower(at, last) in ("au", "aux", "du", "des")
        if infinitive:
            return _until_end(scene, sentence, at + 1), None
        return _until_comma(scene, sentence, at if keep else at + 1), None

    return way


def _as_way(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    if scene.lower(aside.end, sentence.last) == "comme":
        return _until_comma(scene, sentence, aside.end + 1), None
    return None


def _want(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    """*wants X to leave*: the whole; *wants to leave* is an intention."""
    if scene.lower(after, sentence.last) == "to":
        return None
    end = phrase_end(scene.doc, after, sentence.last)
    if end is None or scene.lower(end, sentence.last) != "to":
        return None
    return _until_end(scene, sentence, after), None


def _responsibility(scene: Scene, sentence: Sentence, after: int, aside: Aside) -> Found:
    if scene.lower(after, sentence.last) != "responsibility":
        return None
    return _until_comma(scene, sentence, after), None


from collections.abc import Callable  # noqa: E402

Way = Callable[[Scene, Sentence, int, Aside], Found]
_WAYS: dict[str, Way] = {
    "tell": _tell,
    "urge": _urge,
    "clause": _clause,
    "quote": _quote,
    "inf": _inf,
    "bare": _bare,
    "de": _linked("de", "d'", infinitive=True),
    "à": _linked("à", infinitive=True),
    "to": _linked("à", "au", "aux", infinitive=False),
    "de_object": _linked("de", "d'", "du", "des", infinitive=False),
    "accuse": _accuse,
    "call": _call,
    "as": _as_way,
    "want": _want,
    "responsibility": _responsibility,
    "object": _object,
    "zero": _zero,
}


# --------------------------------------------------------------------------------------- content before the cue
def _after_content(
    scene: Scene, sentence: Sentence, group: Group, cue: Cue, aside: Aside, speaker: Span
) -> Draft | None:
    """*..., the minister said on Monday.*"""
    first = scene.doc.token_at(speaker[0])
    quoted = _after_quotation(scene, first, sentence.first)
    if not ({"clause", "quote", "tell"} & cue.ways.keys() or quoted):
        return None
    if not (quoted or _closed_here(scene, aside.end, sentence.last)):
        return None
    return _parenthetical(scene, sentence, (first, *group), cue, aside, speaker)


def _after_quotation(scene: Scene, at: int, first: int) -> bool:
    """Whether a closing mark stands right before the token, perhaps with a comma."""
    k = at - 1
    if k > first and scene.doc.tokens[k].lower == ",":
        k -= 1
    return k > first and scene.doc.tokens[k].start in scene.closes and scene.doc.tokens[k].kind is TokenKind.MARK


def _closed_here(scene: Scene, at: int, last: int) -> bool:
    return scene.ends(at, last) or scene.opening(at, last) is not None or scene.lower(at, last) == ":"


def _inverted(scene: Scene, sentence: Sentence, group: Group, cue: Cue) -> Draft | None:
    """*..., said the minister*, *..., a-t-il dit*, *..., estime le ministre*."""
    start, at, after = group
    last = sentence.last
    if not {"clause", "quote", "tell"} & cue.ways.keys() and not _after_quotation(scene, start, sentence.first):
        return None
    inverted = next((k for k in (at - 1, at - 2, after) if scene.lower(k, last) in scene.words.inverted), None)
    if inverted is not None and inverted < start:
        inverted = None
    if inverted is not None:
        speaker = noun_phrase_from(scene.doc, inverted, last)
        resume = max(after, inverted + 1)
    else:
        if not _after_mark(scene, start, sentence.first):
            return None
        if scene.lower(after, last) in scene.words.subordinators:
            return None
        between = _aside(scene, after, last, tell=False)
        speaker = noun_phrase_from(scene.doc, between.end, last)
        if speaker is None or scene.opening(after, last) or (
            scene.lower(between.end, last) in scene.words.prepositions - scene.words.determiners
        ):
            return None
        resume = scene.doc.token_at(speaker[1])
        mark = scene.doc.tokens[start - 1]
        quoted = mark.kind is TokenKind.MARK or (start > 1 and scene.doc.tokens[start - 2].kind is TokenKind.MARK)
        ended = scene.ends(resume, last) or scene.lower(resume, last) in scene.cues.to | scene.cues.before
        ended = ended or scene.doc.tokens[min(resume, last - 1)].start in scene.time_ends or time_at(scene.doc, resume)
        if not quoted and not (ended and subject_before(scene.doc, at) is None) and not _as_said(scene, start, last):
            return None
    if speaker is None:
        return None
    aside = _aside(scene, resume, last, tell=False)
    return _parenthetical(scene, sentence, (start, start, at, after), cue, aside, speaker)


def _as_said(scene: Scene, start: int, last: int) -> bool:
    """*comme le dit X*."""
    before = scene.lower(start - 1, last)
    return before == "comme" or (before == "as" and scene.lower(start - 2, last) == ",")


def _after_mark(scene: Scene, start: int, first: int) -> bool:
    """Whether the cue follows a comma or closing mark: what stands before may be its content."""
    if start <= first:
        return False
    before = scene.doc.tokens[start - 1]
    if before.text in CLOSING or before.start in scene.closes:
        return True
    if scene.doc.language == "fr" and auxiliary_at(scene.doc, max(first, start - 2)) and before.lower[-1] in "ésu":
        return True  # *divers biens ont été saisis précise le communiqué*
    return before.lower in (",", "–", "—", "-", "!", "?") or _as_said(scene, start, start + 1)


def _parenthetical(
    scene: Scene, sentence: Sentence, group: tuple[int, int, int, int], cue: Cue, aside: Aside, speaker: Span
) -> Draft | None:
    """A draft whose cue stands after (and perhaps amid) its content. `group`: where it starts, verb group, cue, after."""
    outset, start, at, after = group
    left = _left(scene, sentence, outset)
    right = _resumed(scene, sentence, aside.end)
    content = (*left, *right)
    if not content:
        return None
    way = next((w for w in ("clause", "quote", "tell") if w in cue.ways), "quote")
    force = cue.ways.get(way) or next(iter(cue.ways.values()))
    if right and not left and scene.opening(scene.doc.token_at(right[0][0]), sentence.last) is None and way == "quote":
        return None
    return Draft(
        at, "after", force, speaker, _cue_spans(scene, start, after, without=speaker), content, sentence,
        aside.addressee, aside.venue,
    )  # fmt: skip


def _left(scene: Scene, sentence: Sentence, outset: int) -> tuple[Span, ...]:
    """The content before a parenthetical cue: from the sentence's start, or from a colon, to the comma."""
    if outset == sentence.first:
        return _left_in_previous(scene, sentence)
    if outset <= sentence.first or not _after_mark(scene, outset, sentence.first):
        return ()
    span = trim(scene.doc.text, sentence.start, scene.doc.tokens[outset - 1].end, " \t\n\u00a0\u202f,;:–—")
    if span is None:
        return ()
    if scene.doc.tokens_between(*span)[1] - scene.doc.tokens_between(*span)[0] < 2:
        return ()
    opener = scene.doc.tokens[sentence.first].lower
    short = scene.doc.tokens_between(*span)[1] - sentence.first <= 3
    if short and (opener in scene.words.adverbs or opener in scene.words.prepositions):
        return ()
    return (_without_dateline(scene, sentence, span),)


_DATE_LINE = re.compile(r"[A-ZÀ-Ý][\w'’. -]{1,30}(?:, [^-–—.]{1,25})?(?: ?\([^)]{2,20}\))? [-–—] (?=\S)")


def _without_dateline(scene: Scene, sentence: Sentence, span: Span) -> Span:
    """*BAMAKO, Oct 7 - ...*: the date line is nobody's words."""
    paragraph = scene.doc.paragraphs[sentence.paragraph]
    match = _DATE_LINE.match(scene.doc.text, span[0], span[1])
    if match and paragraph.start == span[0] and (match.group().split(",")[0].split(" ")[0].isupper() or "(" in match.group()):
        return match.end(), span[1]
    return span


def _left_in_previous(scene: Scene, sentence: Sentence) -> tuple[Span, ...]:
    """A question or exclamation in marks that was cut off as a sentence of its own: *"When?" the minister asked.*"""
    before = scene.doc.sentence_at(max(0, scene.doc.tokens[max(0, sentence.first - 1)].start))
    if before is None or before.paragraph != sentence.paragraph or not quotation_only(scene, before):
        return ()
    text = scene.doc.text[before.start : before.end].rstrip(CLOSING + '"   ')
    return ((before.start, before.end),) if text and text[-1] in _STOPS.replace(".", "") else ()


def _resumed(scene: Scene, sentence: Sentence, at: int) -> tuple[Span, ...]:
    """The content that goes on after a parenthetical cue."""
    last = sentence.last
    lower = scene.lower(at, last)
    if scene.opening(at, last):
        return _until_end(scene, sentence, at)
    if lower == ":" or (lower == "," and scene.opening(at + 1, last)):
        return _until_end(scene, sentence, at + 1)
    if lower == "," and scene.lower(at + 1, last) in ("and", "but") and not _next_is_cue(scene, at + 2, last):
        return _until_end(scene, sentence, at + 1)
    return ()


# ---------------------------------------------------------------------------------------- passives and gerunds
def _passive(scene: Scene, sentence: Sentence, group: Group, cue: Cue) -> Draft | None:
    if "passive" not in cue.ways:
        return None
    start, at, after = group
    speaker = agent_after(scene.doc, at)
    content = subject_before(scene.doc, at) if start < at else noun_phrase_ending(scene.doc, at - 1)
    if speaker is None or content is None:
        return None
    by = next(k for k in range(after, sentence.last) if scene.lower(k, sentence.last) in ("by", "par"))
    spans = _cue_spans(scene, start, by + 1)
    return Draft(at, "passive", cue.ways["passive"], speaker, spans, (content,), sentence)


def _gerund(scene: Scene, sentence: Sentence, group: Group, cue: Cue, before: list[Draft]) -> Draft | None:
    start, at, after = group
    previous = scene.doc.tokens[at - 1].lower if at > sentence.first else ""
    if previous in scene.words.determiners and not (
        scene.doc.language == "fr" and previous in ("l'", "la", "le", "les")
    ):
        return None
    if previous in scene.words.prepositions and previous not in ("en",):
        return None
    if previous in (",", "and", "et", "en", "l'", "la", "le", "les", "but", "while", "though", "tout"):
        own = [d for d in before if d.at < at and d.way != "passive"]
        speaker = own[-1].speaker if own else shared_subject(scene.doc, at)
    else:
        speaker = noun_phrase_ending(scene.doc, at - 1)
    if speaker is None:
        return None
    aside = _aside(scene, after, sentence.last, tell="tell" in cue.ways)
    right = _right(scene, sentence, after, aside, cue)
    if right is None:
        return None
    way, force, content, addressee = right
    return Draft(
        at, way, force, speaker, _cue_spans(scene, start, after), content, sentence,
        addressee or aside.addressee, aside.venue,
    )  # fmt: skip


_ANY = Cue("", None, False, {"quote": Force.SAY})


def _after_words(scene: Scene, sentence: Sentence, at: int) -> Draft | None:
    """French: after a quotation any verb with its subject behind it is one of saying (*« ... », tranche-t-il*)."""
    if scene.doc.language != "fr" or scene.doc.tokens[at].kind is not TokenKind.WORD or scene.doc.tokens[at].name_like:
        return None
    opened = scene.opening(sentence.first, sentence.last)
    if opened is None or not any(scene.doc.tokens[k].start in scene.closes for k in range(max(sentence.first, at - 5), at)):
        return None
    lower = scene.doc.tokens[at].lower
    w = scene.words
    if lower in scene.cues.forms or lower in w.closed or lower in w.inverted:
        return None
    start, auxiliaries = _group_start(scene, sentence, at)
    if not _after_quotation(scene, start, sentence.first) or scene.lower(at, sentence.last) in w.adverbs | w.coordinators:
        return None
    finite = lower.endswith(("e", "it", "d", "ent", "ait", "aient", "a")) or scene.lower(at + 1, sentence.last) in w.inverted
    if not (finite or auxiliaries) or scene.lower(at + 1, sentence.last) in ("de", "du", "des", "d'"):
        return None
    return _inverted(scene, sentence, (start, at, at + 1), _ANY)


# ------------------------------------------------------------------------------------- nouns and prepositions
def _expressed(scene: Scene, sentence: Sentence, at: int) -> Draft | None:
    """*expressed his concern over X*, *ont affiché leur volonté de X*."""
    last = sentence.last
    k = at + 1
    while k < min(last, at + 6) and scene.lower(k, last) not in scene.cues.expressed:
        k += 1
    force = scene.cues.expressed.get(scene.lower(k, last))
    if force is None or any(scene.lower(j, last) in ".,;:" for j in range(at, k)):
        return None
    speaker = subject_before(scene.doc, at)
    if speaker is None:
        return None
    start, _ = _group_start(scene, sentence, at)
    linked = scene.lower(k + 1, last) in scene.words.prepositions
    if scene.lower(k + 1, last) in ("that", "que", "qu'"):
        content = _until_end(scene, sentence, k + 2)
    elif linked:
        whole = force in (Force.PRAISE, Force.ACCEPT)
        content = _until_comma(scene, sentence, at + 1 if whole else k + 2)
    else:
        content = _until_comma(scene, sentence, at + 1)
    if not content:
        return None
    return Draft(at, "object", force, speaker, _cue_spans(scene, start, k + 1), content, sentence)


def _stance(scene: Scene, sentence: Sentence, at: int, before: list[Draft]) -> Draft | None:
    """A stance in a set phrase: *is ready to ...*, *a pris ses distances avec ...*."""
    last = sentence.last
    for key, force in scene.cues.stances[scene.lower(at, last)]:
        end = at + len(key)
        if end < last and tuple(t.lower for t in scene.doc.tokens[at:end]) == key:
            start, _ = _group_start(scene, sentence, at)
            speaker = subject_before(scene.doc, at)
            content = (_until_end if key[-1] in ("to", "à", "that", "que") else _until_comma)(scene, sentence, end)
            if speaker is None or not content or _denied(scene, start, at):
                return None
            here = scene.doc.tokens[at].start
            inner = any(a <= here < b for d in before for a, b in d.content)
            if inner and scene.doc.text[slice(*speaker)].lower() in scene.words.subject_pronouns:
                return None  # *it said it was ready to ...*: one statement
            return Draft(at, "object", force, speaker, _cue_spans(scene, start, end), content, sentence)
    return None


def _noun(scene: Scene, sentence: Sentence, at: int) -> Draft | None:
    """*the announcement that ...*, *l'annonce que ...*: a noun of saying with its clause."""
    last = sentence.last
    if scene.lower(at + 1, last) not in ("that", "que", "qu'"):
        return None
    content = _until_end(scene, sentence, at + 2)
    if not content:
        return None
    spans = _cue_spans(scene, at, at + 1)
    return Draft(
        at, "noun", scene.cues.nouns[scene.lower(at, last)], _owner(scene, sentence, at), spans, content, sentence
    )


def _owner(scene: Scene, sentence: Sentence, at: int) -> Span | None:
    """Whose word it is: *Lomé's announcement*, *a Togolese announcement*."""
    before = scene.doc.tokens[at - 1] if at > sentence.first else None
    if before is None:
        return None
    if before.lower == "'s":
        return noun_phrase_ending(scene.doc, at - 2)
    return (before.start, before.end) if before.name_like else None


def _according(scene: Scene, sentence: Sentence, at: int) -> Draft | None:
    """*according to X, ...*, *..., selon X*."""
    last, lower = sentence.last, scene.doc.tokens[at].lower
    after = at + 1
    if lower == "according" and scene.lower(at + 1, last) == "to":
        after = at + 2
    elif lower == "après" and scene.lower(at - 1, last) == "d'":
        at -= 1
    elif lower == "pour":
        person = after < last and scene.doc.tokens[after].name_like and at == sentence.first
        if not person:
            return None
    elif lower != "selon":
        return None
    speaker = noun_phrase_from(scene.doc, after, last)
    if speaker is None:
        return None
    end = scene.doc.token_at(speaker[1])
    while end < last and scene.lower(end, last) not in (",", ".", ";") and end - after < 25:
        if scene.opening(end, last) or (lower == "pour" and end > after + 12):
            break
        end += 1
    content = _beside(scene, sentence, at, end)
    if not content:
        return None
    return Draft(at, "according", Force.SAY, speaker, _cue_spans(scene, at, after), content, sentence)


def _beside(scene: Scene, sentence: Sentence, at: int, end: int) -> tuple[Span, ...]:
    """The content of *according to X*: before it to the sentence's start, or after it."""
    last = sentence.last
    if at == sentence.first:
        return _content(scene, sentence, end + 1, last) if scene.lower(end, last) == "," else ()
    links = scene.words.coordinators | scene.words.relatives | scene.words.subordinators
    if scene.lower(at - 1, last) in links or (scene.lower(at - 1, last) == "," and scene.lower(at - 2, last) in links):
        return _until_end(scene, sentence, end + 1) if scene.lower(end, last) == "," else ()
    span = trim(scene.doc.text, sentence.start, scene.doc.tokens[at - 1].end, " \t\n\u00a0\u202f,;:–—")
    if span is None:
        return ()
    if scene.lower(at - 1, last) != "," and not (scene.ends(end, last) or _after_quotation(scene, at, sentence.first)):
        return ()
    if scene.lower(at - 1, last) != "," and scene.lower(at - 1, last) in scene.words.adverbs | scene.words.auxiliaries:
        return ()
    rest = _resumed(scene, sentence, end)
    return (_without_dateline(scene, sentence, span), *rest)


# ---------------------------------------------------------------------------------------- asides and content ends
def _aside(scene: Scene, after: int, last: int, *, tell: bool) -> Aside:
    """Skips adverbs, times, addressee and venue after a cue."""
    aside = Aside(after)
    if tell:
        end = phrase_end(scene.doc, after, last)
        if end is not None and scene.lower(after, last) not in ("that",):
            span = noun_phrase_from(scene.doc, after, end)
            _place(scene, aside, span)
            aside.end, aside.told = end, span is not None
    for _ in range(8):
        step = _aside_step(scene, aside, last)
        if not step:
            break
        aside.end = step
    return aside


def _aside_step(scene: Scene, aside: Aside, last: int) -> int | None:
    at, w = aside.end, scene.words
    if at >= last:
        return None
    lower = scene.lower(at, last)
    if scene.doc.tokens[at].start in scene.time_ends:
        return scene.doc.token_at(scene.time_ends[scene.doc.tokens[at].start])
    if lower in w.adverbs and lower not in w.determiners and lower not in ("that", "even", "only", "just"):
        return at + 1
    if lower == ",":
        inner = Aside(at + 1)
        step = _aside_step(scene, inner, last) if not scene.opening(at + 1, last) else None
        if step and scene.ends(step, last):
            aside.addressee, aside.venue = inner.addressee or aside.addressee, inner.venue or aside.venue
            return step + (scene.lower(step, last) == "," and _resumes(scene, step + 1, last))
        return None
    following = scene.doc.tokens[at + 1].start if at + 1 < last else -1
    if lower in ("on", "in", "late", "early", "le", "ce", "au", "en", "à", "since", "last", "this") and (
        following in scene.time_ends or (at + 1 < last and time_at(scene.doc, at + 1))
    ):
        return at + 1
    if time_at(scene.doc, at):
        return at + 1
    if lower in scene.cues.to or lower in scene.cues.before:
        return _setting(scene, aside, at, last)
    return None


def _resumes(scene: Scene, at: int, last: int) -> bool:
    """Whether the clause goes on after an inserted aside, and not a new one begins."""
    lower = scene.lower(at, last)
    if scene.opening(at, last) or lower in scene.words.coordinators or not lower:
        return False
    return not any(f.form is Form.GERUND for f in scene.cues.forms.get(lower, ()))


def _setting(scene: Scene, aside: Aside, at: int, last: int) -> int | None:
    """A phrase of addressee or venue."""
    end = phrase_end(scene.doc, at + 1, last)
    if end is None:
        return None
    lowers = [scene.doc.tokens[k].lower for k in range(at + 1, end)]
    listed = scene.cues.audience | scene.cues.venue | scene.cues.outlets
    place = scene.doc.tokens[at + 1].name_like and scene.ends(end, last) and len(lowers) <= 3
    if not (place or any(x in listed for x in lowers)):
        return None
    span = noun_phrase_from(scene.doc, at + 1, end)
    if place and not any(x in listed for x in lowers):
        if scene.lower(at, last) in ("in", "at", "à", "au"):
            aside.venue = aside.venue or span
    else:
        _place(scene, aside, span)
    return end


def _place(scene: Scene, aside: Aside, span: Span | None) -> None:
    """Files a phrase as addressee or as venue: an outlet is never an addressee."""
    if span is None:
        return
    first, last = scene.doc.tokens_between(*span)
    lowers = {t.lower for t in scene.doc.tokens[first:last]}
    capital = [t for t in scene.doc.tokens[first:last] if t.text.isupper() and len(t.text) > 1]
    if lowers & (scene.cues.venue | scene.cues.outlets) or (capital and last - first <= 2):
        aside.venue = aside.venue or span
    else:
        aside.addressee = aside.addressee or span


def _opening_venue(scene: Scene, sentence: Sentence, speaker: Span) -> Span | None:
    """*In a speech in Lomé on Thursday, X said*."""
    first = sentence.first
    if scene.doc.tokens[first].lower not in scene.cues.before or scene.doc.token_at(speaker[0]) <= first:
        return None
    span = noun_phrase_from(scene.doc, first + 1, scene.doc.token_at(speaker[0]))
    if span is None:
        return None
    begin, end = scene.doc.tokens_between(*span)
    return span if any(t.lower in scene.cues.venue for t in scene.doc.tokens[begin:end]) else None


def _until_end(scene: Scene, sentence: Sentence, at: int) -> tuple[Span, ...]:
    """Content from a token to the end of what is said."""
    return _content(scene, sentence, at, _clause_end(scene, sentence, at))


def _until_comma(scene: Scene, sentence: Sentence, at: int) -> tuple[Span, ...]:
    """Content from a token to the first comma that ends a noun phrase."""
    end = _clause_end(scene, sentence, at)
    for k in range(at, end):
        if scene.inside[k] or scene.doc.tokens[k].lower != ",":
            continue
        goes_on = scene.opening(k + 1, sentence.last) or scene.lower(k + 1, sentence.last) in (
            "notamment", "including", "especially", "such", "dont", "mais", "but", "particularly", "and", "et")  # fmt: skip
        listed = any(scene.lower(j, end) in ("and", "et") for j in range(k + 1, min(end, k + 6)))
        if not goes_on and not listed:
            return _content(scene, sentence, at, k)
    return _content(scene, sentence, at, end)


def _clause_end(scene: Scene, sentence: Sentence, at: int) -> int:
    last = sentence.last
    for k in range(at + 1, last):
        if scene.inside[k]:
            continue
        lower = scene.lower(k, last)
        if lower == ";" or (lower == "," and _breaks(scene, k + 1, last)):
            return k
        if lower in "-–—" and _lone_dash(scene, sentence, at, k):
            return k
        if lower in ("and", "et", "but", "mais") and (
            _next_is_cue(scene, k + 1, last) or _gerund_cue(scene, k + 1, last)
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
    forms = scene.cues.forms.get(scene.lower(end, last), ())
    return any("clause" in f.cue.ways for f in forms) and scene.ends(end + 1, last)


def _breaks(scene: Scene, at: int, last: int) -> bool:
    """Whether what follows a comma is no longer said: another cue, a contrast of the writer's own."""
    lower = scene.lower(at, last)
    if lower in ("according", "selon", "citing", "while", "whereas", "citant") or (
        lower in ("tandis", "alors", "d'") and scene.lower(at + 1, last) in ("que", "qu'", "après")
    ):
        return True
    if lower in ("and", "et", "but", "mais", "though"):
        at += 1
        lower = scene.lower(at, last)
        if _next_is_cue(scene, at, last):
            return True
        end = phrase_end(scene.doc, at, last)
        return end is not None and _next_is_cue(scene, end, last) and end - at < 10
    if scene.doc.language == "fr" and lower in ("la", "le", "l'", "les", "en", "tout"):
        at += 1
        lower = scene.lower(at, last)
    if (lower == "as" and _next_is_cue(scene, at + 1, last)) or _said_after(scene, at, last):
        return True
    if lower == "ce" and scene.lower(at + 1, last) == "qui" and scene.lower(at + 2, last) in ("a", "ont", "avait"):
        return True
    return _gerund_cue(scene, at, last)


def _gerund_cue(scene: Scene, at: int, last: int) -> bool:
    return any(f.form is Form.GERUND for f in scene.cues.forms.get(scene.lower(at, last), ()))


def _next_is_cue(scene: Scene, at: int, last: int) -> bool:
    """Whether a finite cue stands here, after auxiliaries and adverbs at most."""
    for k in range(at, min(at + 4, last)):
        lower = scene.lower(k, last)
        forms = scene.cues.forms.get(lower, ())
        if any(f.form in _FINITE or f.form is Form.PARTICIPLE for f in forms) and not scene.doc.tokens[k].name_like:
            if any(f.form is Form.BASE for f in forms) and scene.doc.language == "en":
                return False
            return (
                k == at
                or scene.doc.language == "en"
                or any(auxiliary_at(scene.doc, j) for j in range(at, k))
                or (any(f.form is Form.FINITE for f in forms))
            )
        if not (auxiliary_at(scene.doc, k) or lower in scene.words.adverbs or lower in ("s'", "se")):
            return False
    return False


def _content(scene: Scene, sentence: Sentence, at: int, end: int) -> tuple[Span, ...]:
    """The content over these tokens, as one span without outer blanks and stops."""
    if at >= end:
        return ()
    span = trim(scene.doc.text, scene.doc.tokens[at].start, scene.doc.tokens[end - 1].end, " \t\n\u00a0\u202f,;:.")
    return (span,) if span else ()


def _cue_spans(scene: Scene, start: int, after: int, *, without: Span | None = None) -> tuple[Span, ...]:
    """The verb group as spans, without an inverted subject inside it."""
    begin, end = scene.doc.tokens[start].start, scene.doc.tokens[after - 1].end
    if without is None or not (begin < without[1] and without[0] < end):
        return ((begin, end),)
    token = scene.doc.tokens[scene.doc.token_at(without[0])]
    pieces = [trim(scene.doc.text, begin, token.start), trim(scene.doc.text, max(token.end, without[1]), end)]
    return tuple(p for p in pieces if p)


def quotation_only(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence is nothing but words in marks: it can go on with what was said before."""
    first, last = sentence.first, sentence.last
    text = scene.doc.tokens[first].text
    if text not in OPENING + '"' or scene.opening(first, last) is None:
        return False
    return all(
        scene.inside[k] or scene.doc.tokens[k].kind in (TokenKind.MARK, TokenKind.PUNCTUATION)
        for k in range(first, last)
    )


def drafts(scene: Scene) -> Iterator[Draft]:
    """All drafts of a document; a quotation without cue goes on with the statement before it."""
    last: Draft | None = None
    previous: Sentence | None = None
    following = dict(zip(scene.doc.body, scene.doc.body[1:], strict=False))

    def claimed(sentence: Sentence) -> bool:
        """Whether the next sentence names the speaker of this one."""
        after = following.get(sentence)
        text = scene.doc.text[sentence.start : sentence.end].rstrip(CLOSING + '"   ')
        if after is None or after.paragraph != sentence.paragraph or text[-1:] not in _STOPS.replace(".", ""):
            return False
        return any(d.content[0][0] == sentence.start for d in read_sentence(scene, after))

    for sentence in scene.doc.body:
        if last is not None and previous is last.sentence and quotation_only(scene, sentence) and not claimed(sentence):
            span = trim(scene.doc.text, sentence.start, sentence.end)
            if span:
                last = replace(last, content=(*last.content, span), sentence=sentence)
                previous = sentence
            continue
        if last is not None:
            yield last
            last = None
        found = read_sentence(scene, sentence)
        open_ended = [d for d in found if _may_go_on(scene, d)]
        last = open_ended[-1] if open_ended else None
        yield from (d for d in found if d is not last)
        previous = sentence
    if last is not None:
        yield last


def _may_go_on(scene: Scene, draft: Draft) -> bool:
    """Only words that stand in marks can go on in marks alone."""
    begin, end = draft.content[-1]
    return any(q.outer[0] < end and q.outer[1] > begin for q in scene.opens.values()) and draft.way in (
        "after", "clause", "quote", "tell")  # fmt: skip
