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
from palabre.model.statement import Force, Statement
from palabre.model.time import Time
from palabre.read.commitment_cues import Cue, commitment_lexicon, cue_matches
from palabre.read.commitment_owners import is_process, of_nobody, owner_of, subject_span, whole_subject
from palabre.read.commitment_tellers import BINDING, heard, own_act, told
from palabre.read.document import Document, Sentence
from palabre.read.rows import Row

NAME = "commitments.v1"

_LONGEST_ACT = 220
_BEYOND = 60  # characters after an act in which its deadline may still stand
_NEGATION = re.compile(
    r"\b(?:not|never) to\s+$|\bne pas $|\b(?:ne |n['’])(?:va|vont|vais|allons) pas $|"
    r"\b(?:ne |n['’])?(?:s['’]|se |y |en )$|\b(?:ne |n['’])$",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:(?:not|never|n['’]t|neither)(?: yet| formally)?|without ever having)\s+$"
)  # *has not agreed to*
_ENDS = re.compile(r"\s+(?!and\b|et\b)[^\W\d]")  # a word ends the act
_CONDITIONAL = re.compile(r"(?:if|si|s['’]ils?)\b", re.IGNORECASE)
_SHORT = 3  # words before a deadline, its preposition with them, that an object may still follow
_OBJECT = re.compile(
    r"\s+(?:what|how|who|where|the|its|their|his|her|ce qu|les?\b|la\b|l['’]|des\b|une?\b|son\b|sa\b|ses\b|leurs?\b)",
    re.IGNORECASE,
)
_ANNOUNCING = {Force.SAY, Force.ANNOUNCE, Force.PROMISE, Force.CONFIRM, Force.OFFER, Force.THREATEN, Force.ACCEPT}
_WE_WILL = {
    "en": re.compile(r"\b(?:[Ww]e|I)(?: will|['’]ll| shall| are going to| am going to) "),
    "fr": re.compile(
        r"\b(?:[Nn]ous (?=(?:(?:ne|n['’]|nous|les?|la|l['’]|y|en) ?){0,2}(?!serons|aurons)\w+rons\b)|"
        r"[Jj]e (?=(?:ne |n['’]|me )?(?!serai|aurai)\w{2,}rai\b))"
    ),
}
_THING = re.compile(r"(?:the|its|their|his|her|our) (?:[\w-]+ )?[\w-]+(?P<of> of\b)?", re.IGNORECASE)
_BOND = re.compile(r"(?:an?|any|full|the) ", re.IGNORECASE)
_COMMITTED = re.compile(r"\bcommit", re.IGNORECASE)
_LONGEST_CLAUSE = 60  # characters back from a future in which a conjunction makes it none
_SUBORDINATE = re.compile(r"\b(?:who|which|that|if|when|unless|until|once|whether|what|how|why|where)\b[^,;]*$")
_INFINITIVE = re.compile(r"(?:(?:pour|à|de) |d['’])?(?:ne pas )?(?:se |s['’])?\w+(?:er|ir|re|oir)\b")
_INDEFINITE = re.compile(r"(?:an?|une?)\s", re.IGNORECASE)


def read_commitments(doc: Document, times: Sequence[Time], statements: Sequence[Statement]) -> tuple[Commitment, ...]:
    """The commitments of the article proper, with ids c1, c2 ... in text order."""
    found: list[Commitment] = []
    row = Row((*t.spans[0], t) for t in times)
    for sentence in doc.body:
        found += _in_sentence(doc, sentence, row)
    contents = Row((start, end, s) for s in statements for start, end in s.content.spans)
    found += _announced(doc, found, row, statements)
    found = [told(doc, c, contents) for c in found if not heard(c, contents)]
    found += [c for c in _promised(doc, found, row, statements) if not heard(c, contents)]
    found.sort(key=lambda c: c.act.spans)
    return tuple(replace(c, id=f"c{number}") for number, c in enumerate(found, start=1))


def _in_sentence(doc: Document, sentence: Sentence, times: Row[Time]) -> Iterator[Commitment]:
    free = sentence.start
    dated = bool(times.starting(sentence.start, sentence.end)) or _agreed(doc, sentence)
    for match, cue in cue_matches(doc, sentence, dated=dated):
        if match.start() < free or _NEGATED.search(doc.lower, sentence.start, match.start()):
            continue
        made = _commitment(doc, sentence, match, cue, times)
        if made:
            yield made
            free = made.act.spans[-1][1]


def _agreed(doc: Document, sentence: Sentence, at: int | None = None) -> bool:
    """*Under the accord, X is to ...*: what an agreement says is binding without a deadline. `at`: where it is told."""
    lexicon, end = commitment_lexicon(doc.language), sentence.end if at is None else at
    begins = lexicon.agreed.match(doc.text, sentence.start, sentence.end)
    return bool(begins or lexicon.whereby.search(doc.text, sentence.start, end))


def _commitment(
    doc: Document, sentence: Sentence, match: re.Match[str], cue: Cue, times: Row[Time]
) -> Commitment | None:
    lexicon = commitment_lexicon(doc.language)
    end = _act_end(doc, sentence, match.end())
    if _noun(match) in lexicon.nouns:
        stop = lexicon.noun_end.search(doc.text, match.end(), end)
        end = stop.start() if stop else end
    due, firm = _deadline(doc, sentence, match, cue, times, end)
    bound = firm or _agreed(doc, sentence, match.start())
    if cue.weak and not (bound or (cue.hedged and _verb_follows(doc, match.end()) and _ahead(doc, due))):
        return None
    act = _act(doc, _act_start(match), end, None if cue.granted else due)
    if act is None or len(act.text) < 3:
        return None
    subject = subject_span(doc, match)
    owner = owner_of(doc, match, subject)
    of_text = "owner" in match.re.groupindex and bool(lexicon.text.match(doc.text, match.start()))
    passive = (cue.weak or of_text) and _done_to(doc, match, act)
    if subject and (passive or (not owner and lexicon.opening.match(act.text))):
        if not (firm or of_text):
            return None
        clause = _act(doc, whole_subject(doc, subject), end, due)  # nobody is named: the clause says what is to happen
        act, owner = clause or act, None
    elif of_nobody(doc, act) and "owner" not in match.re.groupindex:
        owner = None
    elif not _bound(doc, owner, subject, firm=firm or (due is not None and not cue.weak)):
        return None
    return Commitment(
        id="",
        owner=owner,
        act=act,
        spans=(_bounds(doc, sentence, owner, act, due),),
        due=due.id if due else None,
        hedged=cue.hedged and not (cue.granted and _by_text(doc, sentence, match)),
        component=NAME,
    )


def _verb_follows(doc: Document, at: int) -> bool:
    """Whether what is expected is an act: *est attendu vendredi à Sari* is none."""
    return doc.language == "en" or bool(_INFINITIVE.match(doc.text, at))


def _ahead(doc: Document, due: Time | None) -> bool:
    """*are set to meet on 27 August*: a day to come, of what is expected, needs no *by*."""
    day, published = due.start if due else None, doc.article.published
    return bool(day and published and day >= published.date())


def _by_text(doc: Document, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether it is an agreement that grants the time: *the text gives the two sides 60 days to*."""
    before = max(sentence.start, match.start() - _BEYOND)
    return bool(commitment_lexicon(doc.language).text.search(doc.text, before, match.start()))


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
    lexicon = commitment_lexicon(doc.language)
    if cue.granted:
        expiry = lexicon.expiry.match(doc.text, end, sentence.end)  # *the deadline for X to disarm expires on Sunday*
        after = times.starting(expiry.end(), min(sentence.end, expiry.end() + _BEYOND)) if expiry else ()
        inside = times.starting(*match.span())  # *gave them on Monday until Friday to leave*: the last
        return (inside[-1] if inside else next(iter(after), None)), True
    ended = _ENDS.match(doc.text, end)  # what follows *if*, *who* is no deadline of the act
    due = _due(doc, (match.end(), end if ended else min(sentence.end, end + _BEYOND)), times, end)
    firm = lexicon.firm
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
    published = doc.article.published
    for time in inside if published and not closing else ():
        # *qu'il demanderait une réunion vendredi au sujet de*: a day to come without a preposition
        ahead = time.start and published and time.start >= published.date()
        if ahead and lexicon.bare.search(doc.text[span[0] : time.spans[0][0]]):
            return time
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
        if statement.voice not in BINDING or statement.force not in _ANNOUNCING or statement.speaker is None:
            continue
        for start, end in statement.content.spans:
            for match in lexicon.told.finditer(doc.text, start, end):
                sentence = doc.sentence_at(match.start())
                named = not doc.text[match.end() : match.end() + 1].islower()  # a town that is spelt like a verb
                if sentence is None or named or taken.touching(match.end(), match.end() + 1):
                    continue
                if _subordinate(doc, match, start):
                    continue
                made = _commitment(doc, sentence, match, cue, times)
                # A French future is the tense of any plan: it binds only in the mouth of the one bound.
                own = doc.language == "fr" or statement.force is Force.SAY
                if made and made.owner and (not own or own_act(doc, statement, made.owner)):
                    yield made


def _subordinate(doc: Document, match: re.Match[str], start: int) -> bool:
    """Whether what is to be done is told only in a relative clause, under a condition or of a time."""
    return bool(_SUBORDINATE.search(doc.text[max(start, match.start() - _LONGEST_CLAUSE) : match.start()]))


def _promised(
    doc: Document, found: Sequence[Commitment], times: Row[Time], statements: Sequence[Statement]
) -> Iterator[Commitment]:
    """Statements that promise and hold no commitment yet: their content is the act."""
    taken = Row((*c.act.spans[0], c) for c in found)
    for statement in statements:
        if statement.force is not Force.PROMISE or taken.touching(*statement.content.spans[0]):
            continue
        yield from _promise(doc, statement, _future(doc, statement.content.spans[0]), times)


def _promise(doc: Document, statement: Statement, span: Span, times: Row[Time]) -> Iterator[Commitment]:
    """The commitment that a clause of a promise makes, if it is one."""
    due = _due(doc, span, times, span[1])
    act, cue = _act(doc, span[0], span[1], due), statement.cue.text if statement.cue else ""
    if act is None or statement.speaker is None or _CONDITIONAL.match(act.text) or _mere_thing(doc, act, cue):
        return
    if due is None and commitment_lexicon(doc.language).willing.search(cue):
        return
    sentence = doc.sentence_at(span[0])
    owner = None if of_nobody(doc, act) else statement.speaker
    yield Commitment(
        id="",
        owner=owner,
        act=act,
        spans=(_bounds(doc, sentence, owner, act, due) if sentence else span,),
        due=due.id if due else None,
        statement=statement.id,
        component=NAME,
    )


def _mere_thing(doc: Document, act: Passage, cue: str) -> bool:
    """English: whether a promise is only to somebody or of a bond (*committed to the people*, *to a just peace*)."""
    if doc.language != "en" or re.search(r"\b(?:will|would)\b", act.text):
        return False
    thing = _THING.match(act.text)
    done = thing and thing["of"] and not _COMMITTED.search(cue)  # *promised the release of the officers*
    bond = _BOND.match(act.text) and _COMMITTED.search(cue)
    return bool((thing and not done) or bond) or act.text.startswith("allegiance")


def _future(doc: Document, span: Span) -> Span:
    """The clause of somebody's own words in which he binds himself: *We are tired. We will not leave the valley*."""
    match = _WE_WILL[doc.language].search(doc.text, *span)
    return (match.end(), span[1]) if match else span
