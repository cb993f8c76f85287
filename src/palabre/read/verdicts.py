"""Verdicts: how a speaker judges a thing, and what he leaves open. A `Statement` in, a question with a stance out.

*considers the blockade illegal* is against the blockade, *juge utile l'extension du mandat* for the extension, *Let the
president receive us* for doing so. Refuses words that judge neither way, and what is left open.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

from palabre.model.ids import content_id
from palabre.model.position import AskedQuestion, Stance
from palabre.model.statement import Force, Form, Statement
from palabre.read.document import Document
from palabre.read.questions import question_shapes
from palabre.read.wills import Will

_LONGEST = 160  # characters of what can be asked
_OPENING = 24  # characters of the content in which it may be said to be left open
_BEFORE = 24  # characters before a cue in which it is denied
_JUDGES = {Force.SAY, Force.THINK, Force.ACCEPT, Force.PRAISE, Force.CONDEMN, Force.REJECT, Force.REGRET, Force.CLAIM}
_CLOSE = ' "“”«»,;:'


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("verdicts.toml").read_text("utf-8"))[language]
    return {key: re.compile(value, re.IGNORECASE) for key, value in raw.items()}


def verdict(doc: Document, statement: Statement) -> Will | None:
    """What the words judge or leave open, None where they do neither."""
    if statement.cue is None or statement.speaker is None or len(statement.content.spans) != 1:
        return None
    return _let(doc, statement) or _held_to(doc, statement) or _judged(doc, statement)


def left_open(doc: Document, statement: Statement) -> bool:
    """*did not rule out X*, *n'exclut pas X*, *refused to rule out X*: neither for it nor against it."""
    if statement.cue is None:
        return False
    cue, start = statement.cue.spans[0][0], statement.content.spans[0][0]
    end = min(start + _OPENING, statement.content.spans[0][1])
    return cue < start and bool(_patterns(doc.language)["left_open"].search(doc.text, max(cue - _BEFORE, 0), end))


def _let(doc: Document, statement: Statement) -> Will | None:
    """*Let the president receive us!*, *Que le président nous reçoive !* in free-standing words."""
    if statement.form is not Form.DIRECT:
        return None
    for sentence in re.split(r"(?<=[.!?])\s", statement.content.text):
        let = _patterns(doc.language)["let"].match(sentence.strip(_CLOSE + ".!"))
        if let and len(let["what"]) <= _LONGEST:
            what = re.sub(r"^qu(?:e |['’])", "", let["what"].strip(_CLOSE), flags=re.IGNORECASE)
            elided = doc.language == "fr" and let["what"][2] in "'’"
            text = question_shapes(doc.language)["done"].format(content=what)
            text = text.replace("que ", "qu’", 1) if elided else text
            return Will(AskedQuestion(id=content_id("qu", text.lower()), text=text), Stance.FOR)
    return None


def _held_to(doc: Document, statement: Statement) -> Will | None:
    """*remains committed to the accord*, *s'est dit attaché au dialogue*."""
    assert statement.cue is not None
    start, end = statement.content.spans[0]
    start = min(start, statement.cue.spans[0][0]) if statement.force is Force.PROMISE else start
    held = _patterns(doc.language)["held_to"].search(doc.text, start, end)
    negated = held and re.search(question_shapes(doc.language)["negation"], doc.text[start : held.start()])
    if held is None or negated or not re.search(question_shapes(doc.language)["matter"], held["who"], re.IGNORECASE):
        return None
    article = {"au": "le ", "aux": "les "}.get((held.groupdict().get("au") or "").strip().lower(), "")
    return _will(doc, article + held["who"], Stance.FOR)


def _judged(doc: Document, statement: Statement) -> Will | None:
    known = _patterns(doc.language)
    if statement.force not in _JUDGES or statement.cue is None or not known["cue"].search(statement.cue.text):
        return None
    content = statement.content.text.strip(_CLOSE)
    found = known["first"].match(content) or known["after"].match(content)
    if found is None or re.match(question_shapes(doc.language)["facts"], found["who"], re.IGNORECASE):
        return None  # *qualified the accusation as absurd*: it is denied
    good, bad = known["good"].search(found["how"]), known["bad"].search(found["how"])
    if bool(good) == bool(bad):
        return None
    return _will(doc, found["who"], Stance.FOR if good else Stance.AGAINST)


def _will(doc: Document, thing: str, stance: Stance) -> Will | None:
    thing = re.split(r"[,;:.]\s|\s[–—]\s", thing, maxsplit=1)[0].strip(_CLOSE + ".")
    if not thing or len(thing) > _LONGEST:
        return None
    shape = "wanted" if re.match(r"(?:an?|any|une?)\b", thing, re.IGNORECASE) else "noun"
    text = question_shapes(doc.language)[shape].format(content=thing)
    return Will(AskedQuestion(id=content_id("qu", thing.lower()), text=text), stance)
