"""Wills: what a speaker says he will do or not do, and on which condition. A `Statement` in, a `Will` out, or None.

*its forces would not leave until the border is safe* is a stance on leaving, whatever verb of saying tells it, and
*unless the envoy is freed* demands that he be freed. Refuses predictions: what others, or things, will do or not.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from palabre.model.ids import content_id
from palabre.model.passage import trim
from palabre.model.position import AskedQuestion, Stance
from palabre.model.statement import Force, Form, Statement
from palabre.read.document import Document
from palabre.read.futures import infinitive, subjunctive
from palabre.read.proposals import lower_speaker
from palabre.read.question_articles import asked_for
from palabre.read.questions import question_shapes
from palabre.read.stances import lexicon
from palabre.read.words import words

_TOLD = {Force.SAY, Force.ANNOUNCE, Force.WARN, Force.PROMISE, Force.THREATEN, Force.CONFIRM, Force.THINK, Force.CLAIM}
_OFFERED = {Force.OFFER, Force.ACCEPT}
_BOUND = {Force.ANNOUNCE, Force.PROMISE, Force.OFFER, Force.ACCEPT, Force.THREATEN}  # whose bare *if* is a condition
_LONGEST = 160  # characters of what can be asked
_FEWEST_WORDS = 3  # words of a condition that can be asked
_LONGEST_NAME = 3  # words
_CLOSE = ' "“”«»,;:'
_CLOSES = re.compile(r"[.!?](?=\s|$)")
_STOP = re.compile(r"[.;!?]|,\s+(?=(?:and|but|or|a|an|which|et|mais|ou|une?|ce qui)\b)")


@dataclass(frozen=True, slots=True)
class Will:
    """A stance on what somebody is to do: the question, and whether for it, against it or under a condition."""

    question: AskedQuestion
    stance: Stance


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    return {k: re.compile(v, re.IGNORECASE) for k, v in _raw(language).items() if "{" not in v or "(" in v}


@cache
def _raw(language: str) -> dict[str, str]:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("wills.toml").read_text("utf-8"))
    return dict(raw[language])


def willed(doc: Document, statement: Statement) -> Will | None:
    """What the speaker wills: not to do it, or only under a condition. A bare *will* or *ready to* is no stance."""
    if statement.force not in _TOLD | _OFFERED or statement.speaker is None:
        return None
    content, under, unless = _before_condition(doc, statement)
    if not content or len(content) > _LONGEST:
        return None
    known, raw = _patterns(doc.language), _raw(doc.language)
    if nothing := known["unthinkable"].match(doc.text[slice(*statement.content.spans[0])]):
        some = {"aucun": "un ", "aucune": "une "}.get((nothing.groupdict().get("some") or "").lower(), "")
        stance = Stance.CONDITIONAL if nothing["before"] else Stance.AGAINST
        return Will(_asked(raw["wanted_thing"].format(what=some + nothing["what"])), stance)
    if none := re.match(question_shapes(doc.language)["none"], content, re.IGNORECASE):
        thing = asked_for(none["what"], doc.language)
        none_of = question_shapes(doc.language)["wanted"].format(content=thing)
        return Will(_asked(none_of), Stance.CONDITIONAL if under else Stance.AGAINST)
    if nobody := known["nobody"].match(content):
        return Will(_asked(raw["anybody"].format(what=_what(doc, nobody))), Stance.AGAINST)
    if (wont := known["wont"].match(content)) and _own(doc, wont["who"]):
        return Will(_should(doc, statement, wont), Stance.CONDITIONAL if under else Stance.AGAINST)
    if found := _plainly(doc, statement, content, under=under):
        return found
    if not under or statement.force is Force.WARN:
        return None
    if ready := known["ready"].match(content):
        return Will(_should(doc, statement, ready), Stance.CONDITIONAL)
    will = known["will"].match(content)
    if will is None or (unless and not _own(doc, will["who"])):
        return None  # *the camps will run out of food unless ...*
    if doc.language == "fr" and not _own(doc, will["who"]):
        return Will(_asked(raw["clause"].format(content=content)), Stance.CONDITIONAL)
    return Will(_should(doc, statement, will), Stance.CONDITIONAL)


def _plainly(doc: Document, statement: Statement, content: str, *, under: bool) -> Will | None:
    """What is plainly willed: *no fighter will leave*, *not one prisoner until ...*, *its troops would stay*."""
    known, raw = _patterns(doc.language), _raw(doc.language)
    taken = Stance.CONDITIONAL if under else Stance.AGAINST
    if forbidden := known["forbidden"].match(content):
        if doc.language == "fr":
            anyone = re.sub(r"^aucun(e?) ", r"un\1 ", forbidden["one"], flags=re.IGNORECASE)
            return Will(_asked(raw["any_one"].format(one=anyone, what=_what(doc, forbidden))), taken)
        return Will(_asked(raw["any_one"].format(one=forbidden["one"], what=forbidden["do"])), taken)
    if under and (nothing := known["not_one"].match(content)):
        return Will(_asked(raw["some_one"].format(what=_one(nothing["what"], doc.language))), taken)
    if under and (only := known["only"].match(content)) and _own(doc, only["who"]):
        return Will(_should(doc, statement, only), Stance.CONDITIONAL)
    bound = Stance.CONDITIONAL if under else Stance.FOR
    stays = known["stays"].match(content)
    if stays and _own(doc, stays["who"]):
        return Will(_should(doc, statement, stays), bound)
    committed = known["committed"].match(content) if statement.force is Force.PROMISE else None
    speaker = statement.speaker
    if committed and speaker:
        text = raw["should"].format(who=lower_speaker(doc, speaker), what=committed["what"])
        return Will(_asked(text), bound)
    return None


def _one(what: str, language: str) -> str:
    """*prisoner* as it can be asked about: *a prisoner*."""
    if language == "fr":
        return asked_for(what, language)
    return f"an {what}" if what[0].lower() in "aeio" else f"a {what}"


def demanded(doc: Document, statement: Statement) -> Iterator[AskedQuestion]:
    """What the speaker wants first: *on condition that the governor be replaced*, *unless the envoy is freed*."""
    if statement.force not in _TOLD | _OFFERED | {Force.REJECT, Force.DEMAND}:
        return
    known = _patterns(doc.language)
    for start, end in statement.content.spans:
        match = lexicon(doc.language).condition.search(doc.text, start, end)
        if match is None or not known["wanted"].search(match.group()):
            continue
        opener = match.group()
        hinges = known["strict"].search(opener) if statement.force is not Force.WARN else known["unless"].search(opener)
        if not (hinges or known["unless"].search(opener) or statement.force in _BOUND):
            continue
        question = _of_condition(doc, opener, match.end(), end)
        if question:
            yield question


def _of_condition(doc: Document, opener: str, start: int, end: int) -> AskedQuestion | None:
    """The question that a condition puts, from its first word on."""
    stop = _STOP.search(doc.text, start, end)
    bounds = trim(doc.text, start, stop.start() if stop else end)
    if bounds is None:
        return None
    known, raw = _patterns(doc.language), _raw(doc.language)
    content = known["first"].sub("", doc.text[slice(*bounds)]).strip(_CLOSE)
    if len(content) > _LONGEST or len(content.split()) < _FEWEST_WORDS:
        return None
    if doc.language == "fr":
        if have := known["would_have"].match(content):  # *dès que le Front aura libéré ses otages*
            what = f"{have['verb']}er {have['what']}"
            return _asked(raw["should"].format(who=have["who"], what=what))
        if be := known["would_be"].match(content):
            soit = "soient" if be["number"] in ("ont", "aient") else "soit"
            return _asked(raw["that"].format(content=f"{be['who']} {soit} {be['what']}"))
        if do := known["would_do"].match(content):  # *si l'armée se retirait*
            does = subjunctive(do["stem"], plural=do["number"] == "aient")
            return _asked(raw["that"].format(content=f"{do['who']} {do['se']}{does}{do['rest']}"))
        for name, shape in (("subjunctive", "that"), ("infinitive", "do")):
            if known[name].search(opener):
                return _asked(raw[shape].format(content=content))
    if suffered := known["suffered"].match(content):
        suffer = raw["be"].format(what=suffered["what"])
        return _asked(raw["should"].format(who=suffered["who"], what=suffer))
    if known["stative"].match(content) or not known["done"].match(content):
        return None
    return _asked(raw["clause"].format(content=content))


def _before_condition(doc: Document, statement: Statement) -> tuple[str, bool, bool]:
    """What is said up to its condition, whether it has one, and whether *unless* opens it.

    Of free-standing words the first sentence counts.
    """
    start, end = statement.content.spans[0]
    if statement.form is Form.DIRECT and (close := _CLOSES.search(doc.text, start, end)):
        end = close.start()
    match = lexicon(doc.language).condition.search(doc.text, start, end)
    match = match if match and match.start() > start else None
    dated = match is not None and _patterns(doc.language)["dated"].match(doc.text, match.end(), end)
    under = match is not None and not dated and _binds(doc, statement, match.group())
    stop = match.start() if match and not dated else end
    content = re.split(question_shapes(doc.language)["ends"], doc.text[start:stop], maxsplit=1)[0]
    unless = match is not None and bool(_patterns(doc.language)["unless"].search(match.group()))
    return content.strip(_CLOSE), under, unless


def _binds(doc: Document, statement: Statement, opener: str) -> bool:
    """Whether an opener makes a condition of what is willed: *if* only of what the speaker binds himself to."""
    known = _patterns(doc.language)
    return bool(known["strict"].search(opener) or known["unless"].search(opener)) or statement.force in _BOUND


def _own(doc: Document, who: str) -> bool:
    """Whether who acts is the speaker or his side, not others or a thing: *it*, *his country*, *Belmara*."""
    named = [w for w in re.findall(r"[^\W\d_][\w'’-]*", who) if w.lower() not in words(doc.language).determiners]
    proper = 0 < len(named) <= _LONGEST_NAME and all(w[0].isupper() for w in named)
    return proper or bool(_patterns(doc.language)["own"].match(who))


def _should(doc: Document, statement: Statement, match: re.Match[str]) -> AskedQuestion:
    """*Should WHO do WHAT?*: a pronoun gives way to the speaker."""
    speaker = statement.speaker
    assert speaker is not None
    who = match["who"]
    if _patterns(doc.language)["we"].match(who):
        who = lower_speaker(doc, speaker)
    elif who.partition(" ")[0].lower() in words(doc.language).determiners:
        who = who[0].lower() + who[1:]
    return _asked(_raw(doc.language)["should"].format(who=who, what=_what(doc, match)))


def _what(doc: Document, match: re.Match[str]) -> str:
    """What is done, its verb an infinitive."""
    what = match["what"].replace('"', "").replace("”", "").strip(_CLOSE)
    if _patterns(doc.language)["we"].match(match.groupdict().get("who") or ""):
        theirs = dict(pair.split("=") for pair in _raw(doc.language)["speaking"].split())
        what = " ".join(theirs.get(word, word) for word in what.split(" "))  # *our weapons*
    if doc.language == "en":
        return what
    groups = match.groupdict()
    some = {"personne": "quelqu’un ", "rien": "quelque chose ", "aucun": "un ", "aucune": "une "}
    return f"{groups.get('pronoun') or ''}{infinitive(match['verb'])} {some.get(groups.get('no') or '', '')}{what}"


def _asked(text: str) -> AskedQuestion:
    return AskedQuestion(id=content_id("qu", text.lower()), text=text)
