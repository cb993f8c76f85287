"""Triggers: the words of a sentence that may name an event. Document and sentence in, `Trigger`s in text order out.

Finds candidates only: whether one is an event, with whom and when, is decided in `events`. Refuses nouns that only
modify another noun (*attack helicopter*) and participles that only describe (*the destroyed house*).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from palabre.model.event import EventKind
from palabre.read.after_times import past_time
from palabre.read.document import Document, Sentence, Token, TokenKind
from palabre.read.inflection import Form, plural, verb_forms
from palabre.read.named import in_body_name
from palabre.read.remembered import remembered
from palabre.read.senses import Sense, phrase_forms, phrases_by_head, reflexives, senses, trigger_words
from palabre.read.wordings import Found, Key, Wordings, key
from palabre.read.words import words

NAME = "triggers.v1"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A candidate: the tokens `first` to `last` (half-open), what they stand for, and what else they might.

    `shorter` is tried where none of these fits: *marched on Friday* is no *marched on*.
    """

    first: int
    last: int
    sense: Sense
    others: tuple[Sense, ...] = ()
    shorter: "Trigger | None" = None

    @property
    def noun(self) -> bool:
        """Whether the trigger is a noun."""
        return self.sense.form is Form.NOUN


@cache
def ending_verbs(language: str) -> frozenset[str]:
    """Forms of the verbs that end a siege or a sanction."""
    raw = trigger_words(language)
    return frozenset(f for v in raw["ending"]["verbs"] for f in verb_forms(v, language, raw["irregular"]))


@cache
def ending_phrases(language: str) -> Wordings[bool]:
    """Phrases that do so: *a mis fin à l'embargo*."""
    raw = trigger_words(language)
    forms = (f for p in raw["ending"].get("phrases", ()) for f in phrase_forms(p, language, raw["irregular"]))
    return Wordings((tokens, True) for tokens, _ in forms)


@cache
def light_verbs(language: str) -> Wordings[tuple[bool, Form]]:
    """The forms of verbs that only carry a noun: whether it is their object, and what the form is."""
    raw = trigger_words(language)
    return Wordings(
        (tokens, (name == "objects", form))
        for name in ("objects", "subjects")
        for verb in raw["light"][name]
        for tokens, form in _light_forms(verb, language, raw["irregular"])
    )


def _light_forms(verb: str, language: str, irregular: dict[str, list[str]]) -> Iterator[tuple[Key, Form]]:
    head, _, rest = verb.partition(" ")
    if language == "fr" and rest:
        yield key(verb, language), Form.FINITE
        return
    for form, what in verb_forms(head, language, irregular).items():
        yield key(f"{form} {rest}".strip(), language), what


@cache
def context(language: str) -> dict[str, frozenset[str]]:
    """The words around a trigger that tell what it is."""
    raw = trigger_words(language)
    return {name: frozenset(words) for name, words in raw["context"].items()}


@cache
def phrase_context(language: str, name: str) -> tuple[Key, ...]:
    """A list of the context whose wordings have several words, each as its tokens."""
    return tuple(key(w, language) for w in trigger_words(language)["context"][name])


@cache
def _modified(language: str) -> frozenset[str]:
    raw = trigger_words(language)
    nouns = raw["modifier"]["nouns"]
    return frozenset(nouns) | {plural(n, language) for n in nouns}


@cache
def noun_class(name: str, language: str) -> frozenset[str]:
    """The single-word nouns of a class (`armed`, `crowd`, `ground` ...), in both numbers."""
    listed = trigger_words(language)["class"][name]
    return frozenset(listed) | {plural(n, language) for n in listed}


@cache
def event_nouns(language: str) -> frozenset[str]:
    """The single-word nouns that name events, in both numbers."""
    nouns = {n for group in trigger_words(language)["group"] for n in group.get("nouns", ()) if " " not in n}
    return frozenset(nouns | {plural(n, language) for n in nouns})


@remembered
def find_triggers(doc: Document, sentence: Sentence) -> tuple[Trigger, ...]:
    """The candidates of a sentence."""
    found = _parted_by_time(doc, sentence)
    parted = {t.first for t in found}
    for hit in senses(doc.language).of_sentence(doc, sentence):
        if hit.first in parted or _in_name(doc, sentence, hit.first, hit.last):
            continue
        if one := _trigger(doc, sentence, hit):
            found.append(one)
    return tuple(sorted(found, key=lambda t: t.first))


def _trigger(doc: Document, sentence: Sentence, hit: Found[Sense]) -> Trigger | None:
    sense = _choose(doc, sentence, hit.first, hit.last, hit.values)
    under = senses(doc.language).at(doc.tokens, hit.first, hit.last - 1) if hit.last - hit.first > 1 else None
    shorter = _trigger(doc, sentence, under) if under else None
    if sense is None:
        return shorter
    others = tuple(s for s in hit.values if s is not sense and s.form is sense.form)
    return Trigger(hit.first, hit.last, sense, others, shorter)


def _parted_by_time(doc: Document, sentence: Sentence) -> list[Trigger]:
    """*ont pris [lundi] le contrôle*: phrases whose verb a time parts from the rest."""
    heads = phrases_by_head(doc.language)
    found = []
    for at in range(sentence.first, sentence.last - 2) if doc.language == "fr" else ():
        phrases = heads.get(doc.tokens[at].lower)
        if phrases and (goes_on := past_time(doc, at + 1, sentence.last)) > at + 1:
            for rest, sense in phrases:
                last = goes_on + len(rest)
                if tuple(t.lower for t in doc.tokens[goes_on : min(last, sentence.last)]) == rest:
                    found.append(Trigger(at, last, sense))
                    break
        found += _reflexive_parted(doc, sentence, at)
    return found


def _reflexive_parted(doc: Document, sentence: Sentence, at: int) -> list[Trigger]:
    """*s'est rendue [jeudi] à*: a reflexive whose last word a time parts from it; the trigger ends before the time."""
    for stem, last, sense in reflexives(doc.language).get(doc.tokens[at].lower, ()):
        end = at + len(stem)
        if tuple(t.lower for t in doc.tokens[at:end]) == stem and end < sentence.last:
            goes_on = past_time(doc, end, sentence.last)
            if end < goes_on < sentence.last and doc.tokens[goes_on].lower == last:
                return [Trigger(at, end, sense)]
    return []


def _in_name(doc: Document, sentence: Sentence, first: int, last: int) -> bool:
    """*the Rally of Patriotic Forces*, *l'Armée de libération*: a name goes on after it, or began before it."""
    if first > sentence.first and in_body_name(doc, first):
        return True
    if doc.capitals or first == sentence.first or last + 1 >= sentence.last or not doc.tokens[first].name_like:
        return False
    links = context(doc.language)["name_links"]
    return doc.tokens[last].lower in links and doc.tokens[last + 1].name_like


def _choose(doc: Document, sentence: Sentence, first: int, last: int, senses: tuple[Sense, ...]) -> Sense | None:
    nouns = [s for s in senses if s.form is Form.NOUN]
    verbs = [s for s in senses if s.form is not Form.NOUN]
    before = doc.tokens[first - 1].lower if first > sentence.first else ""
    after = doc.tokens[last] if last < sentence.last else None
    if doc.language == "en":
        picked = _english(nouns, verbs, before, after.lower if after else "")
        if picked and picked.form is Form.NOUN and after and _only_modifies(doc, after):
            return None
    else:
        number = first > sentence.first and _number(doc.tokens[first - 1])
        picked = _french(nouns, verbs, before, number=number, opens=first - 1 == sentence.first)
        if picked and picked.form is Form.NOUN and (_figurative(picked, after) or _shown(doc, sentence, first)):
            return None
    if picked and picked.form is not Form.NOUN:
        named = first > sentence.first and _capital(doc, first) and after is not None and after.name_like
        if named or _only_describes(doc, picked, before, after):
            return None
    return picked


def _figurative(noun: Sense, after: Token | None) -> bool:
    """*une bataille juridique*, *une offensive diplomatique*, *une attaque informatique*: fought without arms."""
    fought = noun.kind in {EventKind.ATTACK, EventKind.CLASH, EventKind.EXPLOSION, EventKind.DESTRUCTION}
    return fought and after is not None and after.lower in context("fr")["figurative"]


def _shown(doc: Document, sentence: Sentence, first: int) -> bool:
    """*une scène de bataille*, *une simulation d'attaque*, *une conférence de presse*: what is only shown or told."""
    before = [t.lower for t in doc.tokens[max(sentence.first, first - 2) : first]]
    after = [t.lower for t in doc.tokens[first + 1 : first + 3]]
    if after == ["de", "presse"]:
        return True
    return len(before) > 1 and before[0] in context("fr")["shown"] and before[1] in {"de", "d'"}


def _capital(doc: Document, at: int) -> bool:
    """*Free Syrian Army*, *Marche républicaine*: a word with a capital inside a sentence is no verb."""
    return not doc.capitals and doc.tokens[at].text[0].isupper()


def _number(token: Token) -> bool:
    first = token.lower.partition("-")[0]  # *vingt-deux*
    return token.kind is TokenKind.NUMBER or first in words("fr").numbers or token.lower in context("fr")["many"]


def _english(nouns: list[Sense], verbs: list[Sense], before: str, after: str) -> Sense | None:
    c = context("en")
    if nouns and verbs:
        if verbs[0].form is Form.GERUND:
            opens = not before and (after in c["prepositions"] or after.endswith("ed"))  # *Fighting resumed in Sari*
            noun = opens or before in c["noun_before"] or after in c["noun_after"] | c["gerund_noun_after"]
        elif before in c["verb_before"]:
            noun = False
        elif before in words("en").determiners - {"that"} or before == "'s":
            noun = True  # *called Monday's attack the worst*
        else:
            noun = verbs[0].form in {Form.BASE, Form.FINITE} and after not in c["noun_before"] - c["prepositions"]
        return nouns[0] if noun else verbs[0]
    if nouns:
        # *fighting* is a noun after a determiner or preposition, or when it does something itself.
        verbal = nouns[0].base.endswith("ing") and " " not in nouns[0].base and not nouns[0].many
        opens = not before or before in c["noun_before"] or after in c["noun_after"]
        return nouns[0] if opens or not verbal else None
    verb = verbs[0]
    one = len(verb.base.split()) == 1
    if verb.form is Form.BASE and one and (not before or before in c["noun_before"] - {"that"}):
        return None  # *Rescue workers* at the opening, *a patrol*
    if verb.form is Form.BASE and one and verb.base in c["also_nouns"] and before in c["compound"]:
        return None  # *a car bomb*
    if verb.form is Form.FINITE and one and before in words("en").determiners - {"that"}:
        return None  # *the shells*
    return verb


def _french(nouns: list[Sense], verbs: list[Sense], before: str, *, number: bool, opens: bool) -> Sense | None:
    c = context("fr")
    if nouns and (not verbs or before in c["determiners"]):
        return nouns[0]
    if not verbs:
        return None
    verb = verbs[0]
    if verb.form is Form.FINITE and (before in c["determiners"] - c["objects"] or before in c["prepositions"]):
        return None
    if verb.form is Form.FINITE and before in c["determiners"] and verb.base in c["also_nouns"]:
        return None  # *le juge*, *la ferme*
    if verb.form is Form.FINITE and opens and before in c["objects"]:
        return None  # *L'incendie a détruit ...*
    if verb.form is Form.GERUND and before in c["determiners"]:
        return None  # *l'attaquant*, *un protestant*
    # *les blessés*, *200 détenus*: a participle made a noun.
    if verb.form is Form.PARTICIPLE and (before in c["determiners"] or number):
        return None
    return verb


def _only_modifies(doc: Document, after: Token) -> bool:
    return after.lower in _modified(doc.language)


def _only_describes(doc: Document, sense: Sense, before: str, after: Token | None) -> bool:
    """*the destroyed house*, *wounded soldiers*: a participle between determiner and noun names no event."""
    if doc.language == "fr" and sense.form is Form.PARTICIPLE and sense.base in context("fr")["describing"]:
        return before not in words("fr").auxiliaries | context("fr")["infinitives"]
    if doc.language == "fr" and sense.form is Form.PARTICIPLE and sense.kind is EventKind.CAPTURE:
        of = after is not None and after.lower in {"de", "d'", "du"}
        return of and before in noun_class("ground", "fr")  # *la région occupée de Sari*
    if doc.language == "en" and sense.form is Form.GERUND and after is not None:
        described = after.kind is TokenKind.WORD and after.lower not in words("en").closed
        return before in words("en").determiners and described  # *the besieging fighters*
    if doc.language != "en" or sense.form not in {Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE} or after is None:
        return False
    c = context("en")
    if sense.base in c["describing"] and before not in words("en").auxiliaries:
        return True
    if sense.base == "displace" and before not in words("en").auxiliaries and after.lower in c["displaced"]:
        return True  # *14 displaced people*
    opens = before in c["describes_after"]
    return opens and after.kind is TokenKind.WORD and after.lower not in c["prepositions"] | {"to", "on", "at"}
