"""Questions: which question a passage is about. Spans of a document and the desk's questions in, one question out.

A statement that plainly accepts, rejects or demands something that no question covers proposes one. Refuses passages
that share only one common word with a question, and contents too long, too bare or too entangled to be asked.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from palabre.model.actor import Party
from palabre.model.ids import content_id
from palabre.model.passage import Spans, cover
from palabre.model.position import AskedQuestion, Question
from palabre.model.statement import Force, Form, Statement
from palabre.read.document import Document
from palabre.read.noun_phrases import noun_phrase_from
from palabre.read.words import words as words_of

_SHORTEST_STEM = 5  # letters of a question's word that can show that a passage is about it
_LONGEST_PROPOSAL = 160  # characters of a content that can become a question
_FEWEST_WORDS = 2  # words of four letters and more in it
_CONTEXT = 3  # sentences before a passage that may tell what it is about
_PROPOSES = {Force.REJECT, Force.ACCEPT, Force.DEMAND, Force.CONDEMN, Force.OFFER, Force.DEFEND}
_SAYS = {Force.SAY, Force.THINK}
_AGAINST = {Force.REJECT, Force.CONDEMN}
_WANTS = {Force.DEMAND, Force.OFFER}
_ALIKE = 0.6  # share of the longer words of the shorter question that the other must have
_FRAME = {"shoul", "there", "right", "juste", "faut-"}  # words of the shapes
_NOUN = re.compile(
    r"[\"“«]|(?:(?:the|a|an|any|its|their|le|la|les|un|une|des|sa|son|ses|leurs?|davantage|toute?)\b|l['’])\s*\w",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(r"(?:any|an?|une?|toute?)\b", re.IGNORECASE)
_ELISION = re.compile(r"\bque (?=(?:un|une|elles?|ils?|on|aucune?|autre\w*|au)\b)")
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
_FUTURES = {  # future stems that are no infinitive
    "ser": "être",
    "aur": "avoir",
    "ir": "aller",
    "fer": "faire",
    "verr": "voir",
    "pourr": "pouvoir",
    "devr": "devoir",
    "voudr": "vouloir",
    "saur": "savoir",
    "viendr": "venir",
    "reviendr": "revenir",
    "tiendr": "tenir",
    "obtiendr": "obtenir",
    "recevr": "recevoir",
    "enverr": "envoyer",
}
_THAT = re.compile(r"\b(?:that|que|qu['’])\s*$", re.IGNORECASE)


@cache
def _shapes(language: str) -> dict[str, str]:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("positions.toml").read_text("utf-8"))[language]
    return {key: value for key, value in raw.items() if isinstance(value, str)}


def _calls(statement: Statement, language: str) -> bool:
    """Whether a statement says yes or no to something, by its force or by *should*, *must* in what is merely said."""
    if statement.force in _PROPOSES:
        return True
    return statement.force in _SAYS and bool(
        re.search(_shapes(language)["ought"], statement.content.text, re.IGNORECASE)
    )


@cache
def terms(question: Question, language: str) -> re.Pattern[str]:
    """The word beginnings of a question, as given or from the longer words of its wording; for lower case."""
    given = question.terms.fr if language == "fr" else question.terms.en
    asked = question.words.in_language(language)
    if not given:
        words = re.findall(r"[^\W\d_]+", asked)
        given = tuple(w[: max(_SHORTEST_STEM, len(w) - 3)] for w in words if len(w) > _SHORTEST_STEM)
    longest = sorted(given, key=len, reverse=True)
    alternatives = [re.escape(_plain(t)).replace("'", "['’]") for t in longest]
    talks = _shapes(language)["talks"]
    alternatives += [talks] if re.search(talks, asked, re.IGNORECASE) else []
    # Looked up, not taken up: *a civilian* and *civilian president* both stand in *a civilian president*.
    return re.compile(rf"\b(?=({'|'.join(alternatives)}))" if alternatives else r"(?!)()")


def about(doc: Document, spans: Spans, questions: tuple[Question, ...]) -> Question | None:
    """The question that the words are about: one of its terms in them, and two with the title and sentences around.

    A term that is a name (*Barkhane*) or a set phrase (*civilian president*) is enough alone, and so is a word of the
    question itself where two names of the question stand around. Of several the one with most terms in the words.
    """
    words = " ".join(doc.text[s:e] for s, e in spans).lower()
    named_in = [(q, inside) for q in questions if (inside := set(terms(q, doc.language).findall(words)))]
    around = _around(doc, spans) if named_in else ""
    best: tuple[int, int] = (0, 0)
    found = None
    for question, inside in named_in:
        beside = set(terms(question, doc.language).findall(around.lower()))
        score = (len(inside), len(beside))
        asked = question.words.in_language(doc.language)
        named = any(_name(term, question, doc.language) or _asks(term, asked, around) for term in inside)
        if (named or len(beside) >= 2) and score > best:
            best, found = score, question
    return found


def _name(term: str, question: Question, language: str) -> bool:
    """Whether a matched term is a name or a set phrase in the question's own list of terms."""
    given = question.terms.fr if language == "fr" else question.terms.en
    phrase = sum(len(w) >= _SHORTEST_STEM for w in re.findall(r"\w+", term)) >= _FEWEST_WORDS
    return any((t[0].isupper() or phrase) and _plain(t) == _plain(term) for t in given)


def _asks(term: str, asked: str, around: str) -> bool:
    """Whether a term is a word of the question and two names of the question stand around it."""
    names = re.findall(r"(?<!^)\b[A-ZÀ-Ý][\w-]+", asked)
    return term in asked.lower() and sum(name in around for name in set(names)) >= _FEWEST_WORDS


def _plain(term: str) -> str:
    return term.lower().replace("’", "'")


def _around(doc: Document, spans: Spans) -> str:
    """The title, and the text from the third sentence before the spans to the end of their own."""
    start, end = cover(spans)
    sentence = doc.sentence_at(start)
    number = bisect_right(doc.body, start, key=lambda s: s.start)
    first = doc.body[max(number - 1 - _CONTEXT, 0)].start if number else start
    return f"{doc.article.title or ''}\n{doc.text[first : max(end, sentence.end) if sentence else end]}"


def proposed(doc: Document, statement: Statement) -> tuple[AskedQuestion, bool] | None:
    """A question made of what a plain yes or no is said to, and whether it is turned round: *urged both not to fire*.

    None when it cannot be asked.
    """
    if not _calls(statement, doc.language) or statement.form is Form.DIRECT:
        return None
    shapes = _shapes(doc.language)
    content = re.split(shapes["ends"], statement.content.text, maxsplit=1)[0].strip(" ,;:")
    conditional = re.search(shapes["condition"], content, re.IGNORECASE)
    if conditional and conditional.start():
        content = content[: conditional.start()].strip(" ,;:")  # *refuse to talk as long as troops remain*
    content = re.sub(r"^aux? ", _uncontracted, content) if doc.language == "fr" else content
    content = re.sub(shapes["backing"], _uncontracted, content, flags=re.IGNORECASE)
    if refused := _refused(doc, statement, content, shapes):
        return refused, False
    content = _AGAIN.sub(r"\1 ", content) if doc.language == "fr" else content
    content, turned = _NOT_TO[doc.language].subn("", content)
    if statement.force in _AGAINST:
        if re.match(shapes["facts"], content, re.IGNORECASE):
            return None  # who says an allegation is false disputes a fact
        if re.search(shapes["negation"], content, re.IGNORECASE):
            return None  # a no to what is itself denied: nobody can answer that
        content = re.sub(shapes["judged"], "", content).strip(" ,;:")  # *the plan as naive*
        content = _BY.sub("", content)  # *« horrifié » par les massacres*
    words = re.findall(r"\w+", content.lower())
    few = sum(len(w) > 3 for w in words) < _FEWEST_WORDS and not re.search(shapes["matter"], content, re.IGNORECASE)
    if len(content) > _LONGEST_PROPOSAL or few:
        return None
    sought = statement.force is Force.DEMAND and statement.cue is not None and statement.cue.text.endswith(" for")
    noun = bool(_NOUN.match(content)) or sought
    start = statement.content.spans[0][0]
    before = doc.text[max(start - _SHORTEST_STEM, 0) : start]
    that = bool(_THAT.search(before))
    matter = re.match(shapes["matter"], content, re.IGNORECASE)
    if contracted := _AU.search(before):
        content, noun = f"{_uncontracted(contracted)}{content}", True  # *favorable au dialogue*
    elif matter and statement.force is Force.ACCEPT:
        noun = not re.match(shapes["bare"], content, re.IGNORECASE)  # *favours dialogue*
    noun = noun or (statement.force in _AGAINST and not that)  # *rejected calls to resign*
    talks = re.search(shapes["talks_with"], content, re.IGNORECASE)
    offered = statement.force is Force.OFFER and bool(conditional or talks)  # *ready to talk if*: a stance on talking
    granted = statement.force in {Force.OFFER, Force.ACCEPT} and (that or not noun or _FINITE.search(content))
    if granted and not (offered and not that):
        return None  # what is granted as true, or promised by oneself, is no question between parties
    refuses = statement.force is Force.REJECT or (offered and not noun)
    to_do = doc.language == "en" and refuses and _TO.search(before) and not _NOUN.match(content)
    if to_do and statement.speaker and not talks:
        text = shapes["infinitive"].format(actor=_lower(doc, statement.speaker), content=content)
    else:
        text = _ELISION.sub("qu’", _worded(statement, content, shapes, noun=noun and not that))
    return AskedQuestion(id=content_id("qu", " ".join(words)), text=text), bool(turned)


def _refused(doc: Document, statement: Statement, content: str, shapes: dict[str, str]) -> AskedQuestion | None:
    """What somebody says will never be: *the state would never accept partition* asks whether it should."""
    if statement.force is not Force.REJECT:
        return None
    if none := re.match(shapes["none"], content, re.IGNORECASE):  # *there would be no talks*
        text = shapes["wanted"].format(content=shapes["some"].format(what=none["what"]))
        return AskedQuestion(id=content_id("qu", text.lower()), text=text)
    match = re.match(shapes["never"], content, re.IGNORECASE)
    if match is None or statement.speaker is None or len(content) > _LONGEST_PROPOSAL:
        return None
    who = _lower(doc, statement.speaker) if match["who"].lower() in words_of(doc.language).pronouns else match["who"]
    what = match["what"]
    if doc.language == "fr":
        what = f"{match['pronoun'] or ''}{infinitive(match['verb'])} {what}"
    text = shapes["should"].format(who=who, what=what)
    return AskedQuestion(id=content_id("qu", text.lower()), text=text)


def infinitive(future: str) -> str:
    """The infinitive of a French future stem: *accepter* of *accepter-a*, *rendre* of *rendr-a*."""
    if future in _FUTURES:
        return _FUTURES[future]
    return future if future.endswith(("er", "ir")) else f"{future}e"


def of_act(doc: Document, start: int, end: int, shape: str) -> AskedQuestion | None:
    """A question made of what stands right after an act: *boycotted the second round of talks*."""
    what = noun_phrase_from(doc, doc.token_at(start), doc.token_at(end - 1) + 1)
    if what is None or doc.text[start : what[0]].strip() or not _NOUN.match(doc.text[slice(*what)]):
        return None
    named = doc.text[slice(*what)]
    text = _CONTRACTED.sub(_contract, _shapes(doc.language)[shape].format(what=named))
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


def _lower(doc: Document, speaker: Party) -> str:
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
    must = must or (re.match(shapes["to"], content, re.IGNORECASE) if statement.force is Force.DEMAND else None)
    must = None if must and re.search(shapes["no_doer"], must["who"], re.IGNORECASE) else must
    if must:
        return shapes["should"].format(**must.groupdict())
    if re.match(shapes["bare"], content, re.IGNORECASE) and not statement.addressee:
        return shapes["todo"].format(content=content)
    if noun:
        plain = re.sub(shapes["any"], _some, content, flags=re.IGNORECASE)
        if statement.force is Force.CONDEMN and _INDEFINITE.match(content):
            return shapes["borne"].format(content=content)  # *condemned a massacre*
        wanted = statement.force in _WANTS or _INDEFINITE.match(content)
        return shapes["wanted" if wanted else "noun"].format(content=plain)
    if statement.force is Force.DEMAND and not re.search(shapes["ought"], content, re.IGNORECASE):
        addressed = statement.addressee and not _NOUN.match(content)
        actor = statement.addressee.text if statement.addressee and addressed else ""
        return shapes["infinitive" if addressed else "done"].format(content=content, actor=actor)
    return shapes["clause"].format(content=content)


def shared(question: AskedQuestion, language: str, earlier: Iterable[AskedQuestion]) -> tuple[AskedQuestion, bool]:
    """An earlier question on the same matter, if any, and whether a yes to the one is a no to the other."""
    shapes = _shapes(language)
    for other in earlier:
        one, two = (_matter(q.text) for q in (question, other))
        if len(one & two) >= _FEWEST_WORDS and len(one & two) >= _ALIKE * min(len(one), len(two)):
            reversed_ = [bool(re.search(shapes["reverse"], q.text, re.IGNORECASE)) for q in (question, other)]
            return other, reversed_[0] != reversed_[1]
    return question, False


def _matter(text: str) -> set[str]:
    """The beginnings of the longer words, without case."""
    return {w[:_SHORTEST_STEM] for w in re.findall(r"[^\W\d_]{5,}", text.casefold())} - _FRAME
