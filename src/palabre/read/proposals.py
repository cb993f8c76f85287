"""Questions that a statement itself puts: a `Statement` in, one yes/no question in words out, or None.

A statement that plainly accepts, rejects, demands or judges something that no question of the desk covers proposes one:
*rejected calls to resign* asks *Is it right: calls to resign?* Refuses contents too long, too bare or too entangled to
be asked, facts that are disputed, and what is granted as true.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from palabre.model.actor import Party
from palabre.model.ids import content_id
from palabre.model.position import AskedQuestion
from palabre.model.statement import Force, Form, Statement
from palabre.read.document import Document
from palabre.read.futures import infinitive
from palabre.read.noun_phrases import noun_phrase_from
from palabre.read.phrases import party
from palabre.read.question_articles import asked_for, with_article
from palabre.read.questions import question_shapes
from palabre.read.words import words as words_of

_STEM = 5  # letters by which the words of two questions are compared
_LONGEST_PROPOSAL = 160  # characters of a content that can become a question
_FEWEST_WORDS = 2  # words of four letters and more in it
_PROPOSES = {Force.REJECT, Force.ACCEPT, Force.DEMAND, Force.CONDEMN, Force.OFFER, Force.DEFEND, Force.PRAISE}
_JUDGES = {Force.CONDEMN, Force.PRAISE, Force.REJECT}
_SAYS = {Force.SAY, Force.THINK}
_AGAINST = {Force.REJECT, Force.CONDEMN}
_WANTS = {Force.DEMAND, Force.OFFER}
_SOUGHT = {Force.DEMAND: (" for",), Force.ACCEPT: (" of", " for")}  # *called for*, *are in favour of* a thing
_ALIKE = 0.6  # share of the longer words of the shorter question that the other must have
_FRAME = {"shoul", "there", "right", "juste", "faut-"}  # words of the shapes
_NOUN = re.compile(
    r"[\"“«]|(?:(?:the|a|an|any|its|their|le|la|les|un|une|des|sa|son|ses|leurs?|davantage|toute?)\b|l['’])\s*\w",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(r"(?:any|an?|une?|toute?)\b", re.IGNORECASE)
_ELISION = re.compile(r"\bque (?=(?:un|une|elles?|ils?|on|aucune?|autre\w*|au)\b)")
_NO_INFINITIVE = re.compile(rf"{_NOUN.pattern}|\w+ing\b", re.IGNORECASE)  # *object to seeing them there*
_TO = re.compile(r"\bto\s*$", re.IGNORECASE)  # *refused to withdraw*
_BY = re.compile(r"^(?:par|by)\s+", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:ha[ds]|have|is|are|was|were|will|would|avaient|avait|ont|est|était|sont|étaient)\b", re.IGNORECASE
)
_AGAIN = re.compile(
    r"\b(et|ou|puis) (?:à|de|d['’])\s?(?=\w+(?:er|ir|oir|re)\b)"
)  # *exhorté à déposer ... et à revenir*
_NOT_TO = {"en": re.compile(r"^not to "), "fr": re.compile(r"^(?:ne|n['’]) ?(?:pas|plus|jamais) ")}
_AU = re.compile(r"\b(?:au|aux)\s$")
_CONTRACTED = re.compile(r"\bà (les?) ")
_SUBJECTS = {"them": "they", "him": "he", "her": "she", "us": "we", "me": "I"}
_THAT = re.compile(r"\b(?:that|que|qu['’])\s*$", re.IGNORECASE)


def _calls(statement: Statement, language: str) -> bool:
    """Whether a statement says yes or no to something, by its force or by *should*, *must* in what is merely said."""
    if statement.force in _PROPOSES:
        return True
    return statement.force in _SAYS and bool(
        re.search(question_shapes(language)["ought"], statement.content.text, re.IGNORECASE)
    )


def proposed(doc: Document, statement: Statement) -> tuple[AskedQuestion, bool] | None:
    """A question made of what a plain yes or no is said to, and whether it is turned round: *urged both not to fire*.

    None when it cannot be asked.
    """
    if not _calls(statement, doc.language):
        return None
    shapes = question_shapes(doc.language)
    if statement.form is Form.DIRECT:
        outright = _outright(statement, doc.language)
        return (outright, False) if outright else None
    content, conditional = _asked_of(doc, statement, shapes)
    if plain := _refused(doc, statement, content, shapes) or _there(content, doc.language):
        return plain, False
    content, turned = _without_no(statement, content, doc.language)
    if _no_question(statement, content, doc.language):
        return None
    whole, judged = content, None
    if statement.force in _JUDGES:
        judged = re.match(shapes["judged_clause"], content, re.IGNORECASE)
        content = _judged(content, judged, shapes)
    words = re.findall(r"\w+", content.lower())
    needed = _FEWEST_WORDS if content == whole else 1  # *branded [the strikes] "an affront"*
    few = sum(len(w) > 3 for w in words) < needed and not re.search(shapes["matter"], content, re.IGNORECASE)
    if len(content) > _LONGEST_PROPOSAL or few:
        return None
    sought = statement.cue is not None and statement.cue.text.endswith(_SOUGHT.get(statement.force, ("\n",)))
    noun = bool(_NOUN.match(content)) or sought
    start = statement.content.spans[0][0]
    before = doc.text[max(start - _STEM, 0) : start]
    that = bool(_THAT.search(before)) and not judged
    if statement.force is Force.PRAISE and (that or not noun or re.search(shapes["merits"], content, re.IGNORECASE)):
        return None  # *welcomed that ...*: a fact
    matter = re.match(shapes["matter"], content, re.IGNORECASE)
    if contracted := _AU.search(before):
        content, noun = f"{_uncontracted(contracted)}{content}", True  # *favorable au dialogue*
    elif matter and statement.force is Force.ACCEPT:
        noun = not re.match(shapes["bare"], content, re.IGNORECASE)  # *favours dialogue*
    noun = noun or (statement.force in _AGAINST and not that)  # *rejected calls to resign*
    talks = re.search(shapes["talks_with"], content, re.IGNORECASE)
    offered = statement.force is Force.OFFER and bool(conditional or talks or _offers(statement, content, shapes))
    granted = statement.force in {Force.OFFER, Force.ACCEPT} and (that or not noun or _FINITE.search(content))
    if granted and not (offered and not that):
        return None  # what is granted as true, or promised by oneself, is no question between parties
    refuses = statement.force is Force.REJECT or (offered and not noun)
    to_do = doc.language == "en" and refuses and _TO.search(before) and not _NO_INFINITIVE.match(content)
    if to_do and statement.speaker and not talks:
        text = shapes["infinitive"].format(actor=lower_speaker(doc, statement.speaker), content=content)
    else:
        asked = _with_addressee(doc, statement)
        text = _ELISION.sub("qu’", _worded(asked, content, shapes, noun=noun and not that))
    return AskedQuestion(id=content_id("qu", " ".join(words)), text=text), turned


def _there(content: str, language: str) -> AskedQuestion | None:
    """*there should be truce*, *il devrait y avoir une amnistie*."""
    there = re.match(question_shapes(language)["there"], content, re.IGNORECASE)
    if there is None:
        return None
    text = question_shapes(language)["wanted"].format(content=with_article(there["what"], language))
    return AskedQuestion(id=content_id("qu", text.lower()), text=text)


def _without_no(statement: Statement, content: str, language: str) -> tuple[str, bool]:
    """*not to fire*, *that no amnesty cover X*: what is not to be, without the *no*, and whether there was one."""
    content, turned = _NOT_TO[language].subn("", content)
    shapes = question_shapes(language)
    none = re.match(shapes["none_of"], content, re.IGNORECASE) if statement.force is Force.DEMAND else None
    return (shapes["any_of"].format(**none.groupdict()), True) if none else (content, bool(turned))


def _with_addressee(doc: Document, statement: Statement) -> Statement:
    """The statement with whom it tells to act, where only the words between tell: *begged [both] not to "spoil" it*."""
    if statement.addressee or statement.cue is None or statement.force is not Force.DEMAND:
        return statement
    between = doc.text[statement.cue.spans[-1][1] : statement.content.spans[0][0]]
    whom = re.match(question_shapes(doc.language)["to_whom"], between)
    start = statement.cue.spans[-1][1]
    return (
        replace(statement, addressee=party(doc, (start + whom.start("who"), start + whom.end("who"))))
        if whom
        else statement
    )


def _outright(statement: Statement, language: str) -> AskedQuestion | None:
    """What free-standing words plainly demand of somebody they name: *"The governor must go," she said*."""
    shapes = question_shapes(language)
    first = re.split(r"[.!?;](?:\s|$)", statement.content.text, maxsplit=1)[0].strip(' ,"“”«»')
    must = re.match(shapes["must"], first, re.IGNORECASE) if statement.force is Force.DEMAND else None
    who = must["who"].split() if must else []
    pronoun = bool(who) and who[0].lower() in words_of(language).subject_pronouns
    if must is None or pronoun or len(first) > _LONGEST_PROPOSAL or len(who) < _FEWEST_WORDS:
        return None
    text = shapes["should"].format(who=must["who"][0].lower() + must["who"][1:], what=must["what"])
    return AskedQuestion(id=content_id("qu", text.lower()), text=text)


def _asked_of(doc: Document, statement: Statement, shapes: dict[str, str]) -> tuple[str, bool]:
    """The part of a content that can be asked, and whether a condition was cut off: *talk [as long as ...]*."""
    content = re.split(shapes["ends"], statement.content.text, maxsplit=1)[0].strip(" ,;:")
    conditional = re.search(shapes["condition"], content, re.IGNORECASE)
    if conditional and conditional.start():
        content = content[: conditional.start()].strip(" ,;:")
    content = re.split(shapes["besides"], content, maxsplit=1)[0].strip(" ,;:")
    content = re.sub(r"^aux? ", _uncontracted, content) if doc.language == "fr" else content
    content = re.sub(shapes["backing"], _uncontracted, content, flags=re.IGNORECASE)
    return _AGAIN.sub(r"\1 ", content) if doc.language == "fr" else content, bool(conditional)


def _no_question(statement: Statement, content: str, language: str) -> bool:
    """Whether what is rejected or condemned is no question: a fact, a denial, a person, a bare condition."""
    shapes = question_shapes(language)
    if any(re.match(shapes[opens], content, re.IGNORECASE) for opens in ("condition", "inverted", "pointing")):
        return True  # *y est favorable, [pourvu que ...]*, *[should it fail]*
    if statement.force not in _AGAINST:
        return False
    disputed = re.match(shapes["facts"], content, re.IGNORECASE)  # who says an allegation is false disputes a fact
    denied = re.search(shapes["negation"], content, re.IGNORECASE)  # a no to a no: nobody can answer that
    return bool(disputed or denied) or (statement.force is Force.REJECT and _of_person(content, language))


def _judged(content: str, judged: re.Match[str] | None, shapes: dict[str, str]) -> str:
    """What is judged, without the judgement: *[the plan] as naive*, *[the deal] is a betrayal*."""
    if judged:
        return judged["who"]
    content = re.sub(shapes["judged"], "", content).strip(" ,;:")
    return _BY.sub("", content)  # *« horrifié » par les massacres*


def _of_person(content: str, language: str) -> bool:
    """Whether a content names the holder of a post: *the Kolda governor, an ally*."""
    named = re.match(r"(?:(?!\bof\b)[\w'’ -])+", content)  # *the return of the governor*
    last = named.group().split()[-1:] if named else []
    return language == "en" and bool(last) and last[0].lower() in words_of(language).posts


def _offers(statement: Statement, content: str, shapes: dict[str, str]) -> bool:
    """Whether something between parties is offered, not a deed of one's own: *proposed to host talks*."""
    cue = statement.cue.text if statement.cue else ""
    return bool(
        re.search(shapes["offering"], cue, re.IGNORECASE) or re.search(shapes["matter"], content, re.IGNORECASE)
    )


def _refused(doc: Document, statement: Statement, content: str, shapes: dict[str, str]) -> AskedQuestion | None:
    """What somebody says will never be: *the state would never accept partition* asks whether it should."""
    if statement.force is not Force.REJECT:
        return None
    if none := re.match(shapes["none"], content, re.IGNORECASE):  # *there would be no talks*
        text = shapes["wanted"].format(content=asked_for(none["what"], doc.language))
        return AskedQuestion(id=content_id("qu", text.lower()), text=text)
    match = re.match(shapes["never"], content, re.IGNORECASE)
    if match is None or statement.speaker is None or len(content) > _LONGEST_PROPOSAL:
        return None
    who = (
        lower_speaker(doc, statement.speaker)
        if match["who"].lower() in words_of(doc.language).pronouns
        else match["who"]
    )
    what = match["what"]
    if doc.language == "fr":
        what = f"{match['pronoun'] or ''}{infinitive(match['verb'])} {what}"
    text = shapes["should"].format(who=who, what=what)
    return AskedQuestion(id=content_id("qu", text.lower()), text=text)


def of_act(doc: Document, start: int, end: int, shape: str) -> AskedQuestion | None:
    """A question made of what stands right after an act: *boycotted the second round of talks*."""
    what = noun_phrase_from(doc, doc.token_at(start), doc.token_at(end - 1) + 1)
    if what is None or doc.text[start : what[0]].strip() or not _NOUN.match(doc.text[slice(*what)]):
        return None
    named = doc.text[slice(*what)]
    text = _CONTRACTED.sub(_contract, question_shapes(doc.language)[shape].format(what=named, content=named))
    return AskedQuestion(id=content_id("qu", named.lower()), text=text)


def _some(match: re.Match[str]) -> str:
    """The article that asks about *any*, *toute*."""
    last = match.group().lower().split()[-1]
    return {"tout": "un ", "toute": "une ", "toutes": "des "}.get(last, "")


def _uncontracted(match: re.Match[str]) -> str:
    """The article that *au*, *aux* at the end of a match hold."""
    last = match.group().lower().split()[-1]
    return {"au": "le ", "aux": "les "}.get(last, "")


def _contract(match: re.Match[str]) -> str:
    return "aux " if match[1] == "les" else "au "


def lower_speaker(doc: Document, speaker: Party) -> str:
    """The speaker inside a question: *The rebels* with a small letter, names as they are."""
    first = doc.tokens[doc.token_at(speaker.spans[0][0])]
    opens = first.lower in words_of(doc.language).determiners
    return speaker.text[0].lower() + speaker.text[1:] if opens else speaker.text


def _worded(statement: Statement, content: str, shapes: dict[str, str], *, noun: bool) -> str:
    """The question in words: *Should there be*, *Should they*, *Is it right*, by the shape of the content."""
    talks = re.search(shapes["talks_with"], content, re.IGNORECASE)
    if talks:
        return shapes["talk"].format(who=talks["who"])
    must = re.match(shapes["must"], content, re.IGNORECASE)
    told = statement.force is Force.DEMAND and not statement.addressee
    must = must or (re.match(shapes["to"], content, re.IGNORECASE) if told else None)
    must = None if must and re.search(shapes["no_doer"], must["who"], re.IGNORECASE) else must
    if must:
        return shapes["should"].format(**must.groupdict())
    wants = statement.cue is not None and statement.cue.text.lower().startswith("want")
    if wants and (have := re.match(shapes["have_done"], content, re.IGNORECASE)):
        return shapes["done_to"].format(**have.groupdict())  # *wants the books opened*
    if re.match(shapes["bare"], content, re.IGNORECASE) and not statement.addressee:
        return shapes["todo"].format(content=content)
    if noun:
        plain = re.sub(shapes["any"], _some, content, flags=re.IGNORECASE)
        if statement.force is Force.CONDEMN and _INDEFINITE.match(content):
            return shapes["borne"].format(content=content)  # *condemned a massacre*
        wanted = statement.force in _WANTS or _INDEFINITE.match(content)
        plain = with_article(plain, "en" if shapes["bare"] == "(?!)" else "fr")
        return shapes["wanted" if wanted else "noun"].format(content=plain)
    if statement.force is Force.DEMAND and not re.search(shapes["ought"], content, re.IGNORECASE):
        addressed = statement.addressee and not _NOUN.match(content)
        actor = statement.addressee.text if statement.addressee and addressed else ""
        actor = _SUBJECTS.get(actor.lower(), actor)
        return shapes["infinitive" if addressed else "done"].format(content=content, actor=actor)
    return shapes["clause"].format(content=content)


def shared(question: AskedQuestion, language: str, earlier: Iterable[AskedQuestion]) -> tuple[AskedQuestion, bool]:
    """An earlier question on the same matter, if any, and whether a yes to the one is a no to the other."""
    shapes = question_shapes(language)
    for other in earlier:
        one, two = (_matter(q.text) for q in (question, other))
        if len(one & two) >= _FEWEST_WORDS and len(one & two) >= _ALIKE * min(len(one), len(two)):
            reversed_ = [bool(re.search(shapes["reverse"], q.text, re.IGNORECASE)) for q in (question, other)]
            return other, reversed_[0] != reversed_[1]
    return question, False


def _matter(text: str) -> set[str]:
    """The beginnings of the longer words, without case."""
    return {w[:_STEM] for w in re.findall(r"[^\W\d_]{5,}", text.casefold())} - _FRAME
