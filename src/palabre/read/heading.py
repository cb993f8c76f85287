"""Heading: who runs an office by a verb. Sentence in, persons, verbs and bodies out.

*X, who heads the electoral commission*, *X, qui préside le Haut Conseil*. An office is a body that the state or an
organisation has set up; who leads a group of fighters or a party is an affiliation, which `affiliations` reads.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from palabre.model.actor import Relation
from palabre.read.bodies import body_at
from palabre.read.document import Document, Sentence
from palabre.read.members import groups_from, members_before, tokens_of
from palabre.read.membership import links, relation_words
from palabre.read.names import Range, person_at, words
from palabre.read.phrases import noun_phrase_from
from palabre.read.post_words import post_lexicon


@dataclass(frozen=True, slots=True)
class Heading:
    """A person, the verb's token and the body that the person heads."""

    person: Range
    verb: int
    body: Range


def is_office(doc: Document, bounds: Range) -> bool:
    """Whether a body is an office to be held: a commission, a mission, and no front or party."""
    w = relation_words(doc.language)
    owner = next((n for n in range(*bounds) if doc.tokens[n].lower == "'s"), bounds[0])
    lowers = {doc.tokens[n].lower for n in range(owner, bounds[1])}  # *the Front's political bureau*: the bureau
    return not lowers.isdisjoint(w.offices) and lowers.isdisjoint(w.parties)


def headings(doc: Document, sentence: Sentence) -> Iterator[Heading]:
    """Who heads an office in a sentence."""
    verbs = post_lexicon(doc.language).heading
    if verbs.keys().isdisjoint(doc.standing(sentence)):
        return
    for link in links(doc, sentence, "after"):
        verb = link.last - 1
        if link.relation is not Relation.LEADS or doc.tokens[verb].lower not in verbs:
            continue
        plain = body_at(doc, link.last)
        bodies = groups_from(doc, link.last, sentence)[:1] or ([plain] if plain else [])
        bodies = [whole_group(doc, body, sentence) for body in bodies]
        for member in members_before(doc, link.first, sentence):
            name = person_of(doc, member)
            if name and bodies and is_office(doc, bodies[0]):
                yield Heading(name, verb, bodies[0])


def whole_group(doc: Document, group: Range, sentence: Sentence) -> Range:
    """A group with what is its own: *[the Front's military wing]*."""
    if group[1] >= sentence.last or doc.tokens[group[1]].lower != "'s":
        return group
    span = noun_phrase_from(doc, group[0], sentence.last)
    whole = tokens_of(doc, span) if span else group
    return whole if whole[0] == group[0] and whole[1] > group[1] + 1 else group


def is_land(doc: Document, at: int) -> bool:
    """Whether the name that begins at a token is a land's: *South Sudan*, *Burkina Faso*."""
    return doc.tokens[at].lower in relation_words(doc.language).lands


def person_of(doc: Document, bounds: Range) -> Range | None:
    """The person's name that a phrase ends with, a rank or a post before it left out."""
    for at in range(*bounds):
        name = person_at(doc, at)
        held = (doc.tokens[at].lower,) in post_lexicon(doc.language).heads or is_land(doc, at)
        if name and name[1] == bounds[1] and words(doc, *name) > 1 and not held:
            return name
    return None
