"""Commitments: who is to do, or not to do, what by when. Document, times and statements in, `Commitment`s out.

A commitment needs a wording that binds (*pledged to*, *s'est engagé à*), or an act still to come with a deadline.
Refuses general futures, what only a thing or a process would do, and deadlines that the words do not give.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from palabre.model.actor import Party
from palabre.model.commitment import Commitment
from palabre.model.passage import Passage, Span, trim
from palabre.model.statement import Force, Statement, Voice
from palabre.model.time import Time
from palabre.read.commitment_cues import Cue, commitment_lexicon, cue_matches
from palabre.read.commitment_owners import PRONOUNS, is_process, owner_of, subject_span, whole_subject
from palabre.read.document import Document, Sentence
from palabre.read.rows import Row

NAME = "commitments.v1"

_LONGEST_ACT = 220
_NEGATION = re.compile(
    r"\b(?:not|never) to\s+$|\bne pas $|\b(?:ne |n['’])(?:va|vont|vais|allons) pas $|"
    r"\b(?:ne |n['’])?(?:s['’]|se |y |en )$|\b(?:ne |n['’])$",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(r"(?:if|si|s['’]ils?)\b", re.IGNORECASE)
_SHORT = 3  # words before a deadline, its preposition with them, that an object may still follow
_OBJECT = re.compile(
    r"\s+(?:what|how|who|where|the|its|their|his|her|ce qu|les?\b|la\b|l['’]|des\b|une?\b|son\b|sa\b|ses\b|leurs?\b)",
    re.IGNORECASE,
)
_BINDING = {Voice.PARTY, Voice.ORGANISATION, Voice.MEDIATOR}
_ANNOUNCING = {Force.SAY, Force.ANNOUNCE, Force.PROMISE, Force.CONFIRM, Force.OFFER, Force.THREATEN, Force.ACCEPT}
_WE_WILL = re.compile(r"\b(?:[Ww]e|I)(?: will|['’]ll| shall| are going to| am going to) ")
_OWN = re.compile(
    r"(?:its|his|her|their|our) |the (?:group|movement|army|government|organi[sz]ation|mission)$", re.IGNORECASE
)
_TEXT = re.compile(r"\b(?:declaration|agreement|accord|treaty|text|deal|plan|protocol|charter)\b", re.IGNORECASE)
_LONGEST_CLAUSE = 60  # characters back from a future in which a conjunction makes it none
_SUBORDINATE = re.compile(r"\b(?:who|which|that|if|when|unless|until|once|whether|what|how|why|where)\b[^,;]*$")
_INDEFINITE = re.compile(r"(?:an?|une?)\s", re.IGNORECASE)


def read_commitments(doc: Document, times: Sequence[Time], statements: Sequence[Statement]) -> tuple[Commitment, ...]:
    """The commitments of the article proper, with ids c1, c2 ... in text order."""
    found: list[Commitment] = []
    row = Row((*t.spans[0], t) for t in times)
    for sentence in doc.body:
        found += _in_sentence(doc, sentence, row)
    contents = Row((start, end, s) for s in statements for start, end in s.content.spans)
    found += _announced(doc, found, row, statements)
    found = [_told(doc, c, contents) for c in found if not _heard(doc, c, contents)]
    found += _promised(doc, found, row, statements)
    found.sort(key=lambda c: c.act.spans)
    return tuple(replace(c, id=f"c{number}") for number, c in enumerate(found, start=1))


def _in_sentence(doc: Document, sentence: Sentence, times: Row[Time]) -> Iterator[Commitment]:
    free = sentence.start
    dated = bool(times.starting(sentence.start, sentence.end)) or _agreed(doc, sentence)
    for match, cue in cue_matches(doc, sentence, dated=dated):
        if match.start() < free:
            continue
        made = _commitment(doc, sentence, match, cue, times)
        if made:
            yield made
            free = made.act.spans[-1][1]


def _agreed(doc: Document, sentence: Sentence) -> bool:
    """*Under the accord, X is to ...*: what an agreement says is binding without a deadline."""
    return bool(commitment_lexicon(doc.language).agreed.match(doc.text, sentence.start, sentence.end))


def _commitment(
    doc: Document, sentence: Sentence, match: re.Match[str], cue: Cue, times: Row[Time]
) -> Commitment | None:
    lexicon = commitment_lexicon(doc.language)
    end = _act_end(doc, sentence, match.end())
    if _noun(match) in lexicon.nouns:
        stop = lexicon.noun_end.search(doc.text, match.end(), end)
        end = stop.start() if stop else end
    due, firm = _deadline(doc, sentence, match, cue, times, end)
    if cue.weak and not (firm or _agreed(doc, sentence)):
        return None
    act = _act(doc, _act_start(match), end, None if cue.granted else due)
    if act is None or len(act.text) < 3:
        return None
    subject = subject_span(doc, match)
    owner = owner_of(doc, match, subject)
    passive = cue.weak and _done_to(doc, match, act)
    if subject and (passive or (not owner and lexicon.opening.match(act.text))):
        if not firm:
            return None
        clause = _act(doc, whole_subject(doc, subject), end, due)  # nobody is named: the clause says what is to happen
        act, owner = clause or act, None
    elif not _bound(doc, owner, subject, firm=firm):
        return None
    return Commitment(
        id="",
        owner=owner,
        act=act,
        spans=(_bounds(doc, sentence, owner, act, due),),
        due=due.id if due else None,
        hedged=cue.hedged,
        component=NAME,
    )


def _bound(doc: Document, owner: Party | None, subject: Span | None, *, firm: bool) -> bool:
    """Whether somebody is bound: a definite party, or with a deadline any, or a process that can owe something."""
    if owner is None:
        return firm and subject is not None and is_process(doc, subject)
    return firm or not _INDEFINITE.match(owner.text)


def _noun(match: re.Match[str]) -> str:
    """The first word of a wording, lower case."""
    return match.group().lower().partition(" ")[0]


def _deadline(
    doc: Document, sentence: Sentence, match: re.Match[str], cue: Cue, times: Row[Time], end: int
) -> tuple[Time | None, bool]:
    """The deadline, and whether the words make it a firm one (*by*, *before*)."""
    if cue.granted:
        return next(iter(times.starting(*match.span())), None), True
    due = _due(doc, (match.end(), min(sentence.end, end + 60)), times, end)
    firm = commitment_lexicon(doc.language).firm
    return due, due is not None and bool(firm.search(doc.text[sentence.start : due.spans[0][0]]))


def _done_to(doc: Document, match: re.Match[str], act: Passage) -> bool:
    """Whether the act is told in the passive: *be published*, *sera publié*."""
    text = doc.text[match.start() : act.spans[0][1]].lstrip()
    passive = commitment_lexicon(doc.language).passive
    return bool(passive.match(act.text) or passive.match(text))


def _act_start(match: re.Match[str]) -> int:
    """Where the act begins: after the cue, but a negation belongs to it."""
    negation = _NEGATION.search(match.group())
    return match.start() + negation.start() if negation else match.end()


def _act_end(doc: Document, sentence: Sentence, start: int) -> int:
    longest = min(sentence.end, start + _LONGEST_ACT)
    inner = [q.outer for q in doc.quotations_from(start, longest) if q.closed]
    for stop in commitment_lexicon(doc.language).act_end.finditer(doc.text, start + 1, longest):
        if not any(a <= stop.start() < b for a, b in inner):  # a quoted word in the act does not end it
            return stop.start()
    return longest


def _due(doc: Document, span: Span, times: Row[Time], act_end: int) -> Time | None:
    """The deadline: a time in the act after a firm preposition, else any that a preposition of time leads to."""
    lexicon = commitment_lexicon(doc.language)
    inside = times.starting(*span)
    for pattern, limit in ((lexicon.firm, span[1]), (lexicon.deadline, act_end)):
        for time in inside:
            if time.spans[0][0] < limit and pattern.search(doc.text[span[0] : time.spans[0][0]]):
                return time
    # *le 3 mai*, *Friday* at the very end of the act
    inside = [t for t in inside if t.spans[0][0] < act_end]
    closing = [t for t in inside if t.start and not doc.text[t.spans[-1][1] : act_end].strip(" .")]
    return closing[0] if closing else None


def _act(doc: Document, start: int, end: int, due: Time | None) -> Passage | None:
    """The words of the act without its deadline."""
    before = doc.text[start : due.spans[0][0]] if due else ""
    goes_on = due and len(before.split()) <= _SHORT and _OBJECT.match(doc.text[due.spans[-1][1] : end])
    if due and start < due.spans[0][0] <= end and not goes_on:
        lead = commitment_lexicon(doc.language).deadline.search(before)
        end = start + (lead.start() if lead else len(before))
    span = trim(doc.text, start, end, edge=" \t\r\n\u00a0\u202f,;:.")
    return doc.passage(span) if span else None


def _bounds(doc: Document, sentence: Sentence, owner: Party | None, act: Passage, due: Time | None) -> Span:
    """Owner, act and deadline when they share a sentence, else the act."""
    spans = [*act.spans, *(owner.spans if owner else ()), *(due.spans if due else ())]
    inside = [s for s in spans if sentence.start <= s[0] and s[1] <= sentence.end] or act.spans
    return min(s[0] for s in inside), max(s[1] for s in inside)


def _announced(
    doc: Document, found: Sequence[Commitment], times: Row[Time], statements: Sequence[Statement]
) -> Iterator[Commitment]:
    """What one who can bind himself says is going to be done: *the army said its men would leave the town*."""
    taken = Row((*c.act.spans[0], c) for c in found)
    lexicon = commitment_lexicon(doc.language)
    cue = Cue(lexicon.told, weak=False, hedged=False, granted=False)
    for statement in statements:
        if statement.voice not in _BINDING or statement.force not in _ANNOUNCING or statement.speaker is None:
            continue
        for start, end in statement.content.spans:
            for match in lexicon.told.finditer(doc.text, start, end):
                sentence = doc.sentence_at(match.start())
                if sentence is None or taken.touching(match.end(), match.end() + 1) or _subordinate(doc, match, start):
                    continue
                made = _commitment(doc, sentence, match, cue, times)
                if made and made.owner and (statement.force is not Force.SAY or _own_act(statement, made.owner)):
                    yield made


def _own_act(statement: Statement, owner: Party) -> bool:
    """Whether who merely says it speaks of himself or his own (*it*, *his men*, *the group*), or an accord says it."""
    speaker = statement.speaker
    own = owner.text.lower() in PRONOUNS or _OWN.match(owner.text) or _speaks_for(speaker, owner)
    return bool(own or (speaker and _TEXT.search(speaker.text)))


def _subordinate(doc: Document, match: re.Match[str], start: int) -> bool:
    """Whether what is to be done is told only in a relative clause, under a condition or of a time."""
    return bool(_SUBORDINATE.search(doc.text[max(start, match.start() - _LONGEST_CLAUSE) : match.start()]))


def _heard(doc: Document, made: Commitment, contents: Row[Statement]) -> bool:
    """Whether a *we* binds itself in the words of one who binds nobody: a resident, an analyst."""
    start = made.act.spans[0][0]
    around = contents.touching(start, start + 1)
    own = made.owner is not None and _own(doc, made.owner)
    return own and any(s.voice not in _BINDING for s in around)


def _told(doc: Document, made: Commitment, contents: Row[Statement]) -> Commitment:
    """The commitment with the statement that its words lie in; hedged when another one tells it."""
    start = made.act.spans[0][0]
    holding = contents.touching(start, start + 1)
    if not holding:
        return made
    statement = min(holding, key=lambda s: sum(b - a for a, b in s.content.spans))
    owner_inside = made.owner is not None and any(a <= made.owner.spans[0][0] < b for a, b in statement.content.spans)
    if owner_inside and made.owner and _own(doc, made.owner) and statement.speaker:
        return replace(made, owner=statement.speaker, statement=statement.id)
    another = owner_inside and not _speaks_for(statement.speaker, made.owner)
    return replace(made, hedged=made.hedged or another, statement=statement.id)


def _speaks_for(speaker: Party | None, owner: Party | None) -> bool:
    """Whether a name of the owner is in the speaker's words: *the ambassador of X* for *X*."""
    if speaker is None or owner is None:
        return False
    names = {w for w in re.findall(r"\w+", owner.text) if w[0].isupper() and len(w) > 3}
    return bool(names & set(re.findall(r"\w+", speaker.text)))


def _own(doc: Document, owner: Party) -> bool:
    """Whether the owner is the speaker himself: *we*, *nous*."""
    return owner.text.lower() in PRONOUNS


def _promised(
    doc: Document, found: Sequence[Commitment], times: Row[Time], statements: Sequence[Statement]
) -> Iterator[Commitment]:
    """Statements that promise and hold no commitment yet: their content is the act."""
    taken = Row((*c.act.spans[0], c) for c in found)
    for statement in statements:
        span = statement.content.spans[0]
        if statement.force is not Force.PROMISE or taken.touching(*span):
            continue
        span = _future(doc, span) or span
        due = _due(doc, span, times, span[1])
        act = _act(doc, span[0], span[1], due)
        if act is None or statement.speaker is None or _CONDITIONAL.match(act.text) or _mere_thing(doc, act):
            continue
        if due is None and statement.cue and commitment_lexicon(doc.language).willing.search(statement.cue.text):
            continue
        sentence = doc.sentence_at(span[0])
        spans = (_bounds(doc, sentence, statement.speaker, act, due) if sentence else span,)
        yield Commitment(
            id="",
            owner=statement.speaker,
            act=act,
            spans=spans,
            due=due.id if due else None,
            statement=statement.id,
            component=NAME,
        )


def _mere_thing(doc: Document, act: Passage) -> bool:
    """English: whether a promise is only to somebody (*committed to the people*), or of a bond that is no act."""
    if doc.language != "en":
        return False
    thing = re.match(r"(?:the|its|their|his|her|our) ", act.text, re.IGNORECASE)
    return bool(thing and not re.search(r"\b(?:will|would)\b", act.text)) or act.text.startswith("allegiance")


def _future(doc: Document, span: Span) -> Span | None:
    """The clause of somebody's own words in which he binds himself: *We are tired. We will not leave the valley*."""
    match = _WE_WILL.search(doc.text, *span)
    return (match.end(), span[1]) if match else None
