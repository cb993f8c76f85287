"""Forms of the lexicons' words: singular nouns and base verbs in, all forms the reader matches out.

Regular English and French only; what is irregular is listed in the lexicon that uses it. Nothing is inflected when
reading: the forms are made once, when a lexicon is loaded.
"""

from enum import StrEnum

_VOWELS = "aeiou"


class Form(StrEnum):
    """What a form can be. English `-ed` forms are both past and participle."""

    NOUN = "noun"
    BASE = "base"
    FINITE = "finite"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    PARTICIPLE = "participle"
    PAST_OR_PARTICIPLE = "past_or_participle"
    GERUND = "gerund"


PARTICIPLES = frozenset({Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE})


def plural(noun: str, language: str, irregular: dict[str, str] | None = None) -> str:
    """The plural of a noun; of a French phrase its first word and the adjectives are left to the exceptions."""
    if irregular and noun in irregular:
        return irregular[noun]
    if " " in noun and language == "en":
        head, _, tail = noun.partition(" of ")
        return plural(head, language, irregular) + " of " + tail if tail else _last(noun, irregular)
    if " " in noun:
        return _french_phrase(noun)
    return _english_noun(noun) if language == "en" else _french_noun(noun)


def _last(noun: str, irregular: dict[str, str] | None) -> str:
    before, _, last = noun.rpartition(" ")
    return f"{before} {plural(last, 'en', irregular)}"


def _english_noun(noun: str) -> str:
    if noun.endswith(("s", "x", "ch", "sh", "z")):
        return noun + "es"
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def _french_noun(noun: str) -> str:
    if noun.endswith(("s", "x", "z")):
        return noun
    if noun.endswith(("eau", "eu")):
        return noun + "x"
    if noun.endswith("al"):
        return noun[:-2] + "aux"
    return noun + "s"


def _french_phrase(noun: str) -> str:
    """*frappe aérienne* bends both words, *prise d'otages*, *agent de police* the first."""
    words = noun.split(" ")
    if len(words) == 2 and "'" not in words[1]:
        return " ".join(_french_noun(w) for w in words)
    return " ".join([_french_noun(words[0]), *words[1:]])


def verb_forms(verb: str, language: str, irregular: dict[str, list[str]]) -> dict[str, Form]:
    """All forms of a verb with what they are; where two readings share a form the likelier one in news."""
    if language == "en":
        return _english_verb(verb, irregular.get(verb))
    return _french_verb(verb, irregular.get(verb))


def _english_verb(verb: str, given: list[str] | None) -> dict[str, Form]:
    third, past, participle, gerund = given or _english_regular(verb)
    forms = {verb: Form.BASE, third: Form.FINITE}
    forms |= dict.fromkeys(gerund.split("|"), Form.GERUND)  # *travelling*, *traveling*
    forms |= dict.fromkeys(past.split("|"), Form.PAST_OR_PARTICIPLE if past == participle else Form.FINITE)
    if past != participle:
        forms[participle] = Form.PARTICIPLE
    if verb == "be":
        forms |= {"are": Form.FINITE, "were": Form.FINITE}
    return forms


def _english_regular(verb: str) -> list[str]:
    third = _english_noun(verb)
    if verb.endswith("e"):
        return [third, verb + "d", verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing"]
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return [third, verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"]
    doubled = _doubles(verb)
    stem = verb + verb[-1] if doubled else verb
    return [third, stem + "ed", stem + "ed", stem + "ing"]


def _doubles(verb: str) -> bool:
    """A short verb with one vowel before one consonant doubles it (*stab*); longer ones are listed where they do."""
    if len(verb) < 3 or verb[-1] in _VOWELS + "wxy" or verb[-2] not in _VOWELS or verb[-3] in _VOWELS:
        return False
    return sum(c in _VOWELS for c in verb) == 1


def _french_verb(verb: str, given: list[str] | None) -> dict[str, Form]:
    forms: dict[str, Form] = {}
    present = given or _french_regular(verb)
    third, thirds, imperfect, past, pasts, future, participle, gerund = present
    stem = imperfect[:-3]
    for form in (third, thirds, imperfect, stem + "aient", past, pasts, stem + "ons", stem + "ions"):
        forms[form] = Form.FINITE
    forms |= {future: Form.FUTURE, future[:-1] + "ont": Form.FUTURE}
    forms |= {future[:-1] + "ait": Form.CONDITIONAL, future[:-1] + "aient": Form.CONDITIONAL}
    forms |= {gerund: Form.GERUND, verb: Form.BASE}
    for form in (participle, participle + "e", _french_noun(participle), participle + "es"):
        forms[form] = Form.PARTICIPLE
    return forms


def _french_regular(verb: str) -> list[str]:
    stem = verb[:-2]
    if verb.endswith("ir"):
        return [
            stem + "it",
            stem + "issent",
            stem + "issait",
            stem + "it",
            stem + "irent",
            verb + "a",
            stem + "i",
            stem + "issant",
        ]
    soft = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
    grave = _grave(stem)
    future = (grave if grave != stem and "é" not in stem[-4:] else stem) + "era"
    return [grave + "e", grave + "ent", soft + "ait", soft + "a", stem + "èrent", future, stem + "é", soft + "ant"]


def _grave(stem: str) -> str:
    """*assiéger*, *assiège*: the last é before consonants turns è before a mute ending; *déploy-*, *déploie*."""
    if stem.endswith(("oy", "uy")):
        return stem[:-1] + "i"
    body = stem.rstrip("bcdfghjklmnpqrstvxz")
    return body[:-1] + "è" + stem[len(body) :] if body.endswith("é") and body != stem else stem
