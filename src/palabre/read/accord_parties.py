"""Who stands to an agreement and how: one naming in, its signatories, refusers, parties, mediators and place out."""

import re
from dataclasses import dataclass, field

from palabre.model.actor import Party
from palabre.model.passage import Span, trim
from palabre.model.place import NamedPlace
from palabre.read.accord_mentions import AccordMention, accord_lexicon
from palabre.read.bodies import body_at
from palabre.read.document import Document, Sentence
from palabre.read.names import demonyms, shapes
from palabre.read.phrases import (
    antecedent,
    auxiliary_at,
    list_of_parties,
    noun_phrase_from,
    sentence_range,
    shared_subject,
    subject_before,
    verb_at,
)
from palabre.read.phrases import party as as_party
from palabre.read.rows import Row
from palabre.read.words import words

_RELATION = re.compile(
    r"\b(?:linked|affiliated|loyal|backed|liée?s?|affiliée?s?|fidèles?|soutenue?s?)\b", re.IGNORECASE
)
_BROKERED = re.compile(r"\b([A-Z][\w.]*)-(?:brokered|mediated|sponsored|facilitated)\b")
_TO_SIGN = re.compile(
    r"\b(?:to|will|would|could|should|must|may|might|can|shall) (?:\w+ly )?sign$|"
    r"(?<!vient de )(?<!viennent de )\bsigner$",
    re.IGNORECASE,
)
_BROKERING = re.compile(r"\b(?:brokered|mediated|facilitated)\s+(?:an?\s+|the\s+|this\s+)?(?:[\w-]+\s+){0,2}$")
_NO_OBJECT = re.compile(r"\s*(?:$|[.,;:!?]|(?:and|et|but|mais|yet|either|non plus)\b)")
_PRONOUNS = frozenset(
    ["tous", "all", "they", "ils", "elles", "he", "she", "il", "elle", "not all", "some", "certains", "qui", "who"]
)
_MEDIATION = {
    "en": re.compile(
        r"\b(?:under|with|through|after|following) (?:the )?(?P<who>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3})(?<!['’]s) "
        r"(?:mediation|auspices|sponsorship)\b"
    ),
    "fr": re.compile(r"\bsous (?:la )?(?:médiation|égide|parrainage) (?P<who>[\w-]+)\b"),
}
_NEAR = 60  # characters between a verb of signing and the agreement
_AGREED = 45  # the same of a verb of agreeing: *agreed on Wednesday to a permanent ceasefire*
_FAR = 10 * _NEAR  # characters back in which any word tells how somebody stands to the agreement


@dataclass(slots=True)
class AccordParties:
    """The parties of an agreement by their part in it."""

    signatories: list[Party] = field(default_factory=list)
    non_signatories: list[Party] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    mediators: list[Party] = field(default_factory=list)
    place: NamedPlace | None = None

    def __bool__(self) -> bool:
        return bool(self.signatories or self.non_signatories or self.parties or self.mediators or self.place)

    def take(self, other: "AccordParties") -> None:
        """Add what another naming tells."""
        self.signatories += other.signatories
        self.non_signatories += other.non_signatories
        self.parties += other.parties
        self.mediators += other.mediators
        self.place = self.place or other.place


def parties_of(doc: Document, mention: AccordMention, places: Row[NamedPlace]) -> AccordParties:
    """What the sentence of a naming says of who made the agreement."""
    lexicon = accord_lexicon(doc.language)
    start, end = mention.span[0], mention.sentence.end
    found = AccordParties(place=_place(doc, mention, places))
    between = lexicon.between.search(doc.text, start, min(end, mention.tail + _NEAR))
    apart = between and lexicon.no_bond.search(doc.text[mention.span[0] : between.start()].rstrip())
    if between and not apart and not doc.text[between.end()].isdigit():
        made = lexicon.signing.search(doc.text, start, between.start())  # *signed in Sari between A and B*
        (found.signatories if made else found.parties).extend(_list_from(doc, between.end()))
    _opened(doc, mention, found)
    broker = _BROKERED.search(doc.text, start, mention.span[1])
    if broker:
        found.mediators.append(as_party(doc, broker.span(1)))
    found.mediators += _by_adjective(doc, mention)
    opening = lexicon.mediated.match(doc.text, mention.sentence.start)
    if opening:  # *Under the mediation of X, A and B signed ...*
        comma = doc.text.find(",", opening.end())
        found.mediators += [p for p in _list_from(doc, opening.end()) if p.spans[0][0] < comma]
    reach = end if doc.language == "fr" else min(end, mention.tail + 3 * _NEAR)
    for match in lexicon.mediated.finditer(doc.text, start, reach):
        found.mediators += _list_from(doc, match.end())
    with_whom = lexicon.made_with.search(doc.text, mention.tail, min(end, mention.tail + 2 * _NEAR))
    if with_whom:
        sides = found.signatories if with_whom["signed"] else found.parties
        sides.extend(_list_from(doc, with_whom.end()))
    signed_by = lexicon.signed_by.search(doc.text, start, min(end, mention.tail + _NEAR))
    if signed_by:
        found.signatories += _list_from(doc, signed_by.end())
    they = lexicon.they_signed.match(doc.text[mention.span[1] : end])  # *the accord that the Front signed*
    if they and they["who"].lower() not in _PRONOUNS:
        found.signatories += _list_from(doc, mention.span[1] + they.start("who"))
    _signers(doc, mention, found)
    first = max(mention.sentence.start, start - _FAR)
    brokering = _BROKERING.search(doc.text[first:start])
    if brokering and doc.language == "en":
        found.mediators += _subjects(doc, first + brokering.start(), frozenset())
    return found


def _opened(doc: Document, mention: AccordMention, found: AccordParties) -> None:
    """*Signed in July between A and B, the accord expires on Sunday*: a participle that opens the sentence."""
    lexicon, start = accord_lexicon(doc.language), mention.sentence.start
    made = lexicon.signing.match(doc.text, start, mention.span[0])
    between = lexicon.between.search(doc.text, start, mention.span[0]) if made else None
    if between:
        found.signatories += _list_from(doc, between.end())


def _by_adjective(doc: Document, mention: AccordMention) -> list[Party]:
    """*under Togolese mediation*, *sous médiation togolaise*: the name or adjective stands for who mediates."""
    start, end = mention.span[0], min(mention.sentence.end, mention.tail + 3 * _NEAR)
    match = _MEDIATION[doc.language].search(doc.text, start, end)
    if match is None:
        return []
    named = match.group("who")[0].isupper() or match.group("who").lower() in demonyms(doc.language)
    return [as_party(doc, match.span("who"))] if named else []


def _signers(doc: Document, mention: AccordMention, found: AccordParties) -> None:
    """Who did, or did not, sign or agree to the agreement that the sentence names as the object."""
    lexicon = accord_lexicon(doc.language)
    first = max(mention.sentence.start, mention.span[0] - _FAR)
    head = doc.text[first : mention.span[0]]
    refused = _last(lexicon.not_signing, head)
    if refused and len(head) - refused.end() <= _NEAR:
        found.non_signatories += _subjects(doc, first + refused.start(), lexicon.own)
        return
    are = _last(lexicon.signatories_are, head)
    if are:
        found.signatories += _named_signatories(doc, first + are.end(), mention)
        return
    adhered = _last(lexicon.adhered, head)
    if adhered and len(head) - adhered.end() <= 20:
        span = antecedent(doc, doc.token_at(first + adhered.start()))
        found.signatories += _parties(doc, span)
        return
    for pattern, target in ((lexicon.signing, found.signatories), (lexicon.agreeing, found.parties)):
        verb = _last(pattern, head)
        if verb and _TO_SIGN.search(head[: verb.end()]):
            return  # *pledged to sign a treaty*, *prêt à signer*: nobody has signed
        if verb and len(head) - verb.end() <= (2 * _NEAR if pattern is lexicon.signing else _AGREED):
            subjects = _subjects(doc, first + verb.start(), frozenset())
            target.extend(subjects + (_companions(doc, mention) if subjects else []))
            return


def _companions(doc: Document, mention: AccordMention) -> list[Party]:
    """*signed an agreement with X*."""
    with_ = accord_lexicon(doc.language).with_.search(doc.text[mention.span[0] : mention.sentence.end])
    return _list_from(doc, mention.span[0] + with_.end()) if with_ else []


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


def _subjects(doc: Document, offset: int, refused: frozenset[str]) -> list[Party]:
    """The subject of the verb at an offset."""
    at = doc.token_at(offset)
    infinitive = doc.language == "fr" and doc.tokens[at - 1].lower in ("être", "avoir")
    span = shared_subject(doc, at - 1) if infinitive else _whole(doc, subject_before(doc, at))
    parties = _parties(doc, span)
    return [p for p in parties if p.text.lower() not in refused]


def _whole(doc: Document, span: Span | None) -> Span | None:
    """For what a relative clause ends with, its antecedent: *[elders and fighters] who besiege it have signed*."""
    before = doc.token_at(span[0]) - 1 if span else -1
    joined = span is not None and before >= sentence_range(doc, before + 1)[0]
    if span and joined and len(doc.tokens[before].text) > 1 and doc.tokens[before].text.isupper():
        return doc.tokens[sentence_range(doc, before)[0]].start, span[1]  # *groups linked to the IS group*, no verb
    return antecedent(doc, before) if before > 0 and doc.tokens[before].lower in {"who", "qui"} else span


def refusers(doc: Document, sentence: Sentence) -> list[Party]:
    """Who did not sign, in a sentence that leaves unsaid what: *The hunters have not signed*."""
    lexicon = accord_lexicon(doc.language)
    match = lexicon.not_signing.search(doc.text, sentence.start, sentence.end)
    if match is None or not _NO_OBJECT.match(doc.text[match.end() : sentence.end]):
        return []
    return [p for p in _subjects(doc, match.start(), lexicon.own) if p.text.lower() not in _PRONOUNS]


def _parties(doc: Document, span: Span | None) -> list[Party]:
    if span is None or span[1] - span[0] > 160:
        return []
    if _RELATION.search(doc.text, *span):
        return [as_party(doc, span)]  # *groups linked to A and B* are one party
    return [as_party(doc, one) for one in list_of_parties(doc, span)]


def _list_from(doc: Document, offset: int) -> list[Party]:
    """The parties from an offset on: *A and B*."""
    at = doc.token_at(offset)
    sentence = doc.sentence_at(offset)
    if sentence is None or at >= sentence.last:
        return []
    named = _bodies(doc, at, sentence.last)
    if named and doc.language == "en" and _goes_on(doc, named[-1], sentence.last):
        named = []  # *signed by Togolese envoy X*
    listed = _parties(doc, noun_phrase_from(doc, at, sentence.last))
    return named if len(named) >= len(listed) else listed  # *signed by the Front and the federal government*


def _goes_on(doc: Document, body: Party, last: int) -> bool:
    """Whether the noun phrase goes on after a named body: *Togolese [envoy]*."""
    at = doc.token_at(body.spans[-1][1])
    if at >= last or doc.tokens[at].start > body.spans[-1][1] + 1 or not doc.tokens[at].text.isalpha():
        return False
    posts = words(doc.language).posts
    return any(t.lower in posts for t in doc.tokens[at : at + 2]) and doc.tokens[at].text.islower()


def _bodies(doc: Document, at: int, last: int) -> list[Party]:
    """Named bodies in a row: *A and the B*."""
    found: list[Party] = []
    while at < last:
        body = body_at(doc, at)
        if body is None or body[1] > last or not any(doc.tokens[n].name_like for n in range(*body)):
            break
        if found and doc.tokens[at - 1].text == "," and body[1] < last and _acts(doc, body[1]):
            break  # *a deal mediated by X, Y let the ships go*
        found.append(as_party(doc, (doc.tokens[body[0]].start, doc.tokens[body[1] - 1].end)))
        at = body[1]
        if at + 1 >= last or doc.tokens[at].lower not in {",", "and", "et"}:
            break
        at += 1
    return found


def _acts(doc: Document, at: int) -> bool:
    """Whether the verb of a main clause stands at a token."""
    past = doc.language == "en" and doc.tokens[at].lower.endswith("ed") and doc.tokens[at].text.islower()
    return past or verb_at(doc, at) or auxiliary_at(doc, at)


def _named_signatories(doc: Document, offset: int, mention: AccordMention) -> list[Party]:
    """*the signatories are A, mostly B, as well as C, having ...*."""
    lexicon = accord_lexicon(doc.language)
    adhered = lexicon.adhered.search(doc.text, offset, mention.span[0])
    stop = adhered.start() if adhered else mention.span[0]
    found: list[Party] = []
    at = offset
    for cut in [*lexicon.also.finditer(doc.text, offset, stop), None]:
        piece = trim(doc.text, at, cut.start() if cut else stop)
        if piece:
            opener = re.match(r"d['’](?=anciens|anciennes)", doc.text[piece[0] : piece[1]])
            found.append(as_party(doc, (piece[0] + (opener.end() if opener else 0), piece[1])))
        at = cut.end() if cut else stop
    return found


def _place(doc: Document, mention: AccordMention, places: Row[NamedPlace]) -> NamedPlace | None:
    """Where it was made, when the words say so; a gazetteer place when one stands there."""
    lexicon = accord_lexicon(doc.language)
    end = min(mention.sentence.end, mention.tail + _NEAR)
    made = lexicon.made_in.search(doc.text, mention.span[0], end)
    start: int | None = None
    if made:
        start = made.end()
    elif mention.place:
        start = doc.text.find(mention.place, mention.span[0], end)
    else:
        inner = re.compile(r"\b(?:in|à)\s+(?=[A-ZÀ-Þ])").search(doc.text, mention.span[0], mention.tail)
        start = inner.end() if inner else None
    if start is None or not doc.text[start].isupper():
        return None
    known = next(iter(places.touching(start, start + 1)), None)
    if known:
        return known
    word = re.compile(r"[\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)*").match(doc.text, start, mention.sentence.end)
    if not word or word.group().lower() in shapes(doc.language).calendar:
        return None
    return NamedPlace(spans=(word.span(),), text=word.group(), name=word.group())
