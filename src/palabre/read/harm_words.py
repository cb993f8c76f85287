"""Words of harm: what tells in a sentence that somebody was killed, hurt or taken. Sentence in, `HarmWord`s out.

Refuses what is threatened, feared, planned (*threatened to kill*) or denied (*was not hurt*), and bodies that nobody
found.
"""

from palabre.read.befalling import fells_persons, is_felling
from palabre.read.counts import HarmWord, toll_words
from palabre.read.document import Document, Sentence
from palabre.read.givers import bodies_found
from palabre.read.inflection import Form
from palabre.read.losses import losses
from palabre.read.passives import is_unreal
from palabre.read.unharmed import is_negated
from palabre.read.uprooting import uprootings
from palabre.read.victims import harms
from palabre.read.words import words

_NEAR = 3  # tokens from an auxiliary to its participle
_SHARED = 14  # and to a second one after *et*


def harm_words(doc: Document, sentence: Sentence) -> list[HarmWord]:
    """The words of harm of a sentence: verbs, nouns of harm, bodies that were found."""
    found = []
    for hit in harms(doc.language).of_sentence(doc, sentence):
        harm, form = hit.values[0]
        if doc.language == "fr" and len(hit.values) > 1:
            form = _french_form(doc, hit.first, form, [f for _, f in hit.values])
        if is_felling(doc, hit.first) and not fells_persons(doc, sentence, hit.first):
            continue  # *29 drones abattus*
        noun = form is Form.NOUN and doc.language == "en"  # *not dead* is of another verb
        if not is_unreal(doc, sentence, hit.first) and (noun or not is_negated(doc, sentence, hit.first)):
            found.append(HarmWord(hit.first, hit.last, harm, form))
    held = {word.first for word in found}
    others = (*losses(doc, sentence), *uprootings(doc, sentence))
    found += (word for word in others if word.first not in held)
    return sorted(found, key=lambda w: w.first) + bodies_found(doc, sentence, found)


def _french_form(doc: Document, at: int, form: Form, forms: list[Form]) -> Form:
    """*morts*, *blessés*: a participle after an auxiliary, a noun of harm elsewhere.

    *ont attaqué le village et tué 20 habitants*: a second participle shares the auxiliary of the first.
    """
    auxiliary = toll_words("fr")["auxiliary"]
    joined = at > 0 and doc.tokens[at - 1].lower in words("fr").coordinators
    reach = _SHARED if joined and doc.tokens[at].lower not in toll_words("fr")["bodies"] else _NEAR
    after = any(doc.tokens[i].lower in auxiliary for i in range(max(0, at - reach), at))
    return Form.PARTICIPLE if after and Form.PARTICIPLE in forms else form
