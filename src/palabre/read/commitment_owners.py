"""Who is bound by a wording: the match of a wording in, its owner out, or None when no one able to act is named.

A process gives way to who set it up, a pronoun to who speaks. Refuses things, weather and crowds.
"""

import re

from palabre.model.actor import Party
from palabre.model.passage import Passage, Span
from palabre.read.commitment_cues import commitment_lexicon
from palabre.read.document import Document
from palabre.read.phrases import (
    antecedent,
    noun_phrase_ending,
    noun_phrase_from,
    party,
    sentence_range,
    shared_subject,
    subject_before,
    time_at,
    verb_at,
)
from palabre.read.words import words as word_classes

PRONOUNS = frozenset(["we", "i", "nous", "je", "j'", "on", "it", "they", "he", "she", "il", "elle", "ils", "elles"])
_POSSESSIVE = frozenset(["its", "their", "his", "her", "son", "sa", "leur", "leurs", "ses"])
_LONGEST = 160
# *80 000 hectares seraient attribués*: what nobody is said to do.
_PASSIVE = {
    "en": re.compile(
        r"(?:that )?(?!(?:it|they|he|she|we|i|nobody|no)\b)[^,;]{2,60}?"
        r" (?:will|would|shall) be (?!open\b)\w+(?:ed|en|wn|ld|nt|pt|ght|ade)\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"(?!(?:ils?|elles?|nous|on|personne|aucune?|nulle?)\b)[^,;]{2,60}?"
        r" (?:sera|seront|serait|seraient) \w+(?:é|ée|és|ées|ie?s?|ue?s?)\b",
        re.IGNORECASE,
    ),
}
_IT = re.compile(r"(?:\bit|['’ ]elle)(?:'d| would| will)?\s*$", re.IGNORECASE)
_LEAD = re.compile(r".*\b(?:after|before|since|après que|avant que|alors que)\s+", re.IGNORECASE)


def subject_span(doc: Document, match: re.Match[str]) -> Span | None:
    """The phrase that a wording is said of, able to act or not."""
    if "owner" in match.re.groupindex and match.group("owner"):
        first = doc.token_at(match.start("owner"))
        return noun_phrase_from(doc, first, doc.token_at(match.end("owner") - 1) + 1) or match.span("owner")
    at = _first(doc, match)
    noun = doc.tokens[at].lower in commitment_lexicon(doc.language).nouns and (
        doc.tokens[at - 1].lower in word_classes(doc.language).determiners
    )
    span = _keeper(doc, at) if noun else subject_before(doc, at) or antecedent(doc, at)
    if span is None:
        return None
    span = _inner_subject(doc, span, at) or span
    span = _before_relative(doc, span) or span
    lead = _LEAD.match(doc.text[span[0] : span[1]])
    return (span[0] + lead.end(), span[1]) if lead and span[0] + lead.end() < span[1] else span


def _keeper(doc: Document, at: int) -> Span | None:
    """Who a noun of promise is said of: the subject of the verb before it, else what opens the sentence."""
    first, _ = sentence_range(doc, at)
    return shared_subject(doc, at) or (
        noun_phrase_from(doc, first, at) if doc.tokens[at - 1].lower in _POSSESSIVE else None
    )


def _first(doc: Document, match: re.Match[str]) -> int:
    return doc.token_at(match.start() + (len(match.group()) - len(match.group().lstrip())))


def _before_relative(doc: Document, span: Span) -> Span | None:
    """The subject that a relative clause parts from its verb: *[The transition] that followed the coup is to*."""
    at = doc.token_at(span[0])
    first, _ = sentence_range(doc, at)
    whole = noun_phrase_from(doc, first, at)
    after = doc.token_at(whole[1]) if whole and whole[1] < span[0] else at
    return whole if after < at and doc.tokens[after].lower in {"that", "which", "qui"} else None


def whole_subject(doc: Document, span: Span) -> int:
    """Where a subject of two joined phrases begins: *[a president and a prime minister] must be named*."""
    at = doc.token_at(span[0])
    if at > 1 and doc.tokens[at - 1].lower in {"and", "et"}:
        before = noun_phrase_ending(doc, at - 2)
        return before[0] if before else span[0]
    return span[0]


def is_process(doc: Document, span: Span) -> bool:
    """Whether a phrase names a process that can owe something though nobody is named."""
    first, last = doc.tokens_between(*span)
    return not {doc.tokens[n].lower for n in range(first, min(last, first + 4))}.isdisjoint(
        commitment_lexicon(doc.language).acting
    )


def of_nobody(doc: Document, act: Passage) -> bool:
    """Whether what was promised is told in the passive, with a subject of its own: who does it is not said."""
    return bool(_PASSIVE[doc.language].match(act.text))


def owner_of(doc: Document, match: re.Match[str], span: Span | None) -> Party | None:
    """The party that is bound."""
    at = _first(doc, match)
    if span is None:
        return None
    if _unable(doc, span):
        span = _maker(doc, at)
        if span is None or _unable(doc, span):
            return None
    span = _sayer(doc, span) or span
    span = _topic(doc, match, span) or span
    return party(doc, span) if span[1] - span[0] <= _LONGEST else None


def _topic(doc: Document, match: re.Match[str], span: Span) -> Span | None:
    """For *Mr Kane promised that it would*: a person is no *it*, so what the sentence before speaks of."""
    if not _IT.search(match.group()) or not _is_person(doc, span):
        return None
    before = [s for s in doc.body if s.end <= match.start()]
    own = doc.sentence_at(match.start())
    topics = [s for s in before if own and s.end <= own.start]
    topic = noun_phrase_from(doc, topics[-1].first, topics[-1].last) if topics else None
    named = topic and any(doc.tokens[n].name_like for n in range(*doc.tokens_between(*topic)))
    return topic if named else None


def _is_person(doc: Document, span: Span) -> bool:
    """Whether a phrase is a man: by his title, or as the surname of a longer name in the text."""
    text = doc.text[span[0] : span[1]]
    if re.match(r"(?:M\.|Mr\.?|Le président|Le ministre|Le Premier ministre)\s", text):
        return True
    return bool(re.search(r"[A-ZÀ-Þ][\w-]+ " + re.escape(text) + r"\b", doc.text)) and text[0].isupper()


def _inner_subject(doc: Document, span: Span, at: int) -> Span | None:
    """The subject of an object relative: *the road that [the governor] had vowed to reopen*."""
    first = doc.token_at(span[1])
    for relative in range(at - 2, first - 1, -1):
        if doc.tokens[relative].lower in {"which", "that", "whom", "que", "qu'"}:
            return noun_phrase_from(doc, relative + 1, at)
    return None


def _sayer(doc: Document, span: Span) -> Span | None:
    """For a pronoun right after a verb of saying its subject: *[The agency] said it was ready to*."""
    at = doc.token_at(span[0])
    if doc.text[slice(*span)].lower() not in PRONOUNS or at < 2:
        return None
    if doc.tokens[at - 1].text == ":":
        return shared_subject(doc, at - 1)  # *The Front answered: it was ready to*
    at -= 1 + (doc.tokens[at - 1].lower in {"that", "que", "qu'"})
    while at > 0 and (time_at(doc, at) or doc.tokens[at].lower in {"on", "in"}):
        at -= 1  # *said on Thursday it*
    return subject_before(doc, at) if verb_at(doc, at) else None


def _maker(doc: Document, at: int) -> Span | None:
    """Who set up the process that is to do something: *the officers, who began a transition meant to ...*."""
    first, _ = sentence_range(doc, at)
    relatives = [
        n for n in range(at - 3, first, -1) if doc.tokens[n].lower in commitment_lexicon(doc.language).relatives
    ]
    return antecedent(doc, relatives[0]) if relatives else None


def _unable(doc: Document, span: Span) -> bool:
    """Whether the head of a phrase is a thing or a process."""
    first, last = doc.tokens_between(*span)
    w = word_classes(doc.language)
    if doc.tokens[first].text.islower() and doc.tokens[first].lower in w.finite | w.participles:
        return True  # a phrase that begins with a verb was cut wrongly
    head = {doc.tokens[n].lower for n in range(first, min(last, first + 4))}
    return bool(head & commitment_lexicon(doc.language).unable)
