"""Stances that acts show: an `Event` in, who takes which stance on which question out.

A boycott is a stance against what is stayed away from, sanctions are one on who is sanctioned, a vote, a veto and a
march on what they are for or against, and who never signed or refused to sign an accord is against it. Refuses what is
alleged or denied, and an act of which the words do not tell what it is about.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from palabre.model.actor import Party
from palabre.model.codes import PloverType
from palabre.model.event import Event, EventKind, EventStatus
from palabre.model.ids import content_id
from palabre.model.position import AskedQuestion, Question, Stance
from palabre.read.document import Document, Sentence
from palabre.read.phrases import noun_phrase_from, party
from palabre.read.proposals import of_act
from palabre.read.questions import about
from palabre.read.stances import lexicon

Taken = tuple[Party, AskedQuestion, Stance]

_DONE = {EventStatus.REPORTED, EventStatus.CLAIMED, EventStatus.PLANNED}
_NEAR = 40  # characters before an act in which it is said to be refused
_LONGEST = 80  # characters of a party that can stand in a question


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("act_stances.toml").read_text("utf-8"))[language]
    return {key: re.compile(value, re.IGNORECASE) for key, value in raw["patterns"].items()}


@cache
def _wordings(language: str) -> dict[str, str]:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("act_stances.toml").read_text("utf-8"))[language]
    return dict(raw["wordings"])


def stances_of_act(doc: Document, event: Event, questions: tuple[Question, ...]) -> Iterator[Taken]:
    """Who takes which stance by an act: on a question of the desk, else on one that the act itself puts."""
    sentence = doc.sentence_at(event.trigger.spans[0][0])
    if sentence is None:
        return
    stance = _stance_on_asked(event)
    question = about(doc, ((sentence.start, sentence.end),), questions) if stance else None
    if question and stance:
        asked = AskedQuestion(id=question.id, text=question.words.in_language(doc.language))
        for actor in event.actors or _sanctioner(doc, event, sentence.start):
            yield actor, asked, stance
        return
    found = _proposed(doc, event, sentence)
    if found:
        for actor in event.actors or _sanctioner(doc, event, sentence.start):
            yield actor, *found


def _stance_on_asked(event: Event) -> Stance | None:
    """The stance on a question of the desk: boycotts and sanctions show one."""
    if event.status not in _DONE:
        return None
    if event.kind is EventKind.BOYCOTT:
        return Stance.AGAINST
    if event.kind is EventKind.SANCTION:
        return Stance.AGAINST if event.type is PloverType.RETREAT else Stance.FOR
    return None


def _sanctioner(doc: Document, event: Event, start: int) -> Iterator[Party]:
    """Who imposes or lifts, where the event does not tell: the subject at the head of the sentence."""
    if event.kind is EventKind.SANCTION:
        match = lexicon(doc.language).sanctioning.match(doc.text[start : event.trigger.spans[0][0]])
        if match:
            yield party(doc, (start + match.start("who"), start + match.end("who")))


def _proposed(doc: Document, event: Event, sentence: Sentence) -> tuple[AskedQuestion, Stance] | None:
    """The question that an act itself puts, and the stance it shows."""
    if event.kind is EventKind.AGREEMENT:
        return _unsigned(doc, event, sentence)
    if event.status not in _DONE:
        return None
    if event.kind is EventKind.SANCTION:
        return _sanctioned(doc, event)
    if event.kind is EventKind.PROTEST:
        return _marched(doc, event, sentence)
    return _voted(doc, event, sentence)


def _voted(doc: Document, event: Event, sentence: Sentence) -> tuple[AskedQuestion, Stance] | None:
    """A vote, a veto or a boycott: *voted against the text*, *boycotted the talks*."""
    known, trigger = lexicon(doc.language), event.trigger.text
    start = event.trigger.spans[-1][1]
    shape, stance = "vetoed", Stance.AGAINST
    if event.kind is EventKind.BOYCOTT:
        shape = "boycotted"
        led = _patterns(doc.language)["from"].match(doc.text, start, sentence.end)
        start = led.end() if led else start
    elif known.vote.match(trigger):
        voted = known.voted.match(doc.text, start)
        if voted is None:
            return None
        start, stance = voted.end(), Stance.AGAINST if voted["against"] else Stance.FOR
    elif not known.veto.match(trigger):
        return None
    question = _of_object(doc, start, sentence, shape)
    return (question, stance) if question else None


def _of_object(doc: Document, start: int, sentence: Sentence, shape: str) -> AskedQuestion | None:
    """The question of an act about what stands from an offset on."""
    start += len(doc.text[start : sentence.end]) - len(doc.text[start : sentence.end].lstrip())
    return of_act(doc, start, sentence.end, shape) if start < sentence.end else None


def _sanctioned(doc: Document, event: Event) -> tuple[AskedQuestion, Stance] | None:
    """*froze the assets of three officers*: for sanctions on them; *lifted the embargo on Belmara*: against."""
    owned = _patterns(doc.language)["owned"]
    names = [p.text for p in event.recipients if len(p.text) <= _LONGEST and not owned.match(p.text)]
    if not names:
        return None
    wordings = _wordings(doc.language)
    text = wordings["sanctioned"].format(who=wordings["and"].join((", ".join(names[:-1]), names[-1])[not names[:-1] :]))
    stance = Stance.AGAINST if event.type is PloverType.RETREAT else Stance.FOR
    return AskedQuestion(id=content_id("qu", text.lower()), text=text), stance


def _marched(doc: Document, event: Event, sentence: Sentence) -> tuple[AskedQuestion, Stance] | None:
    """*marched through Kolda to demand the release of X*, *protested against the pact*."""
    known, end = _patterns(doc.language), event.trigger.spans[-1][1]
    found = known["marching"].match(doc.text, end, sentence.end)
    if found is None:
        return None
    stance = Stance.AGAINST if found["against"] else Stance.FOR
    shape = "noun" if found["against"] or found["support"] else "wanted"
    question = _of_object(doc, found.end(), sentence, shape)
    return (question, stance) if question else None


def _unsigned(doc: Document, event: Event, sentence: Sentence) -> tuple[AskedQuestion, Stance] | None:
    """*has never joined the 2018 accord*: against joining it."""
    start, known = event.trigger.spans[-1][1], _patterns(doc.language)
    before = doc.text[max(sentence.start, event.trigger.spans[0][0] - _NEAR) : start]
    if event.status is not EventStatus.NEGATED or not known["never"].search(before):
        return None
    led = known["to"].match(doc.text, start, sentence.end)
    start = led.end() if led else start
    span = noun_phrase_from(doc, doc.token_at(start), sentence.last) if start < sentence.end else None
    if span is None or span[1] - span[0] > _LONGEST:
        return None
    text = _wordings(doc.language)["joined"].format(what=doc.text[slice(*span)])
    return AskedQuestion(id=content_id("qu", text.lower()), text=text), Stance.AGAINST
