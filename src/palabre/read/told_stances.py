"""Stances told outright: a `Document` in, who is for or against what as the reporter words it, with where it stands.

*The Senate passed, by 17 votes to three, a resolution*, *threw its weight behind the plan*, *a donné son aval à la
feuille de route*, *made a truce a condition for talks*. What passed or failed may itself be for or against something
(*rejected a motion against the amnesty* is for the amnesty). Refuses what is not done, passives and questions.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from palabre.model.ids import content_id
from palabre.model.passage import Span
from palabre.model.position import AskedQuestion, Stance
from palabre.read.document import Document, Sentence
from palabre.read.noun_phrases import noun_phrase_from
from palabre.read.phrases import list_of_parties
from palabre.read.questions import question_shapes
from palabre.read.subjects import shared_subject, subject_before

_OPPOSITE = {Stance.FOR: Stance.AGAINST, Stance.AGAINST: Stance.FOR}
_LONGEST = 160  # characters of what can be asked
_HEAD = 60  # characters in which a text that can be voted on shows as one
_BEFORE = 14  # characters before a participle in which *s'étaient* stands
_CLOSE = ' "“”«»,;:'
_DATED = re.compile(r"\s(?:on )?(?=[A-Z]\w+day\b)")  # *threw out the plan on Friday*


@dataclass(frozen=True, slots=True)
class Told:
    """Who takes a stance, on what (`about`, with the question that it puts), and the words that tell it.

    `replaces`: it tells more exactly what a statement in the same words would only guess.
    """

    actors: tuple[Span, ...]
    about: Span
    words: Span
    question: AskedQuestion
    stance: Stance
    replaces: bool
    condition: Span | None = None


@dataclass(frozen=True, slots=True)
class _Way:
    cue: re.Pattern[str]
    stance: Stance
    shape: str
    measure: bool
    replaces: bool


@dataclass(frozen=True, slots=True)
class _Lexicon:
    any: re.Pattern[str]
    measure: re.Pattern[str]
    hostile: re.Pattern[str]
    friendly: re.Pattern[str]
    goes_on: re.Pattern[str]
    document: re.Pattern[str]
    not_done: re.Pattern[str]
    ways: tuple[_Way, ...]


@cache
def _lexicon(language: str) -> _Lexicon:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("told_stances.toml").read_text("utf-8"))[language]
    ways = tuple(
        _Way(re.compile(w["cue"], re.IGNORECASE), Stance(w["stance"]), w["shape"], "measure" in w, "replaces" in w)
        for w in raw["told"]
    )
    names = ("any", "measure", "hostile", "friendly", "goes_on", "document", "not_done")
    return _Lexicon(**{name: re.compile(raw[name], re.IGNORECASE) for name in names}, ways=ways)


def told_stances(doc: Document) -> Iterator[Told]:
    """The stances that the reporter tells, in the order of the sentences."""
    known = _lexicon(doc.language)
    for sentence in doc.body:
        if doc.text[sentence.end - 1 : sentence.end] == "?" or not known.any.search(
            doc.text, sentence.start, sentence.end
        ):
            continue
        taken: list[Span] = []
        for way in known.ways:
            for match in way.cue.finditer(doc.text, sentence.start, sentence.end):
                told = _told(doc, sentence, way, match)
                if told and not any(start < match.end() and match.start() < end for start, end in taken):
                    taken.append(match.span())
                    yield told


def is_document(text: str, language: str) -> bool:
    """Whether words name a text that is voted on: it speaks for whoever passes it."""
    return bool(_lexicon(language).document.match(text))


def indefinite(text: str, language: str) -> bool:
    """Whether a text that is voted on is told of for the first time, so that nobody's it is yet: *a resolution*."""
    return text.partition(" ")[0].lower() in {"en": ("a", "an"), "fr": ("un", "une", "son", "sa")}[language]


def _told(doc: Document, sentence: Sentence, way: _Way, match: re.Match[str]) -> Told | None:
    if doc.quoted(match.start()) is not None:
        return None
    actors = _actors(doc, match)
    held = next((n for n in ("what", "what2") if n in way.cue.groupindex and match[n]), None)
    about = match.span(held) if held else _object(doc, sentence, match.end())
    if not actors or about is None or about[1] - about[0] > _LONGEST:
        return None
    if way.measure and not _lexicon(doc.language).measure.search(doc.text, about[0], min(about[1], about[0] + _HEAD)):
        return None
    if re.match(question_shapes(doc.language)["pointing"], doc.text[slice(*about)], re.IGNORECASE):
        return None
    question, turned = _asked(doc, about, way.shape)
    stance = _OPPOSITE[way.stance] if turned else way.stance
    condition = match.span("condition") if "condition" in way.cue.groupindex else None
    return Told(actors, about, match.span(), question, stance, way.measure or way.replaces, condition)


def _actors(doc: Document, match: re.Match[str]) -> tuple[Span, ...]:
    """The subject of the words, none where the deed is not done or suffered."""
    token = doc.token_at(match.start())
    subject = subject_before(doc, token)
    if subject is None and doc.tokens[token].lower.endswith("ant") and doc.language == "fr":
        subject = shared_subject(doc, token)
    if subject is None or subject[1] > match.start():
        return ()
    between = doc.text[subject[1] : match.start()]
    if _lexicon(doc.language).not_done.search(between.rpartition(",")[2]) and not _of_itself(doc, match):
        return ()
    row = list_of_parties(doc, subject)
    beside = (match.span("with"),) if "with" in match.re.groupindex else ()
    return (*row, *beside)


def _of_itself(doc: Document, match: re.Match[str]) -> bool:
    """*s'est démarqué*: *est* makes no passive after *se*."""
    return doc.language == "fr" and bool(
        re.search(r"\bs[e'’]\s?(?:est|sont|était|étaient)\s$", doc.text[: match.start()])
    )


def _object(doc: Document, sentence: Sentence, start: int) -> Span | None:
    """What the words are about: the noun phrase there, with what a text is to do (*a bill giving them a vote*)."""
    start += len(doc.text[start : sentence.end]) - len(doc.text[start : sentence.end].lstrip())
    if start >= sentence.end:
        return None
    phrase = noun_phrase_from(doc, doc.token_at(start), sentence.last)
    if phrase is None or doc.text[start : phrase[0]].strip():
        return None
    for pattern in (_lexicon(doc.language).hostile, _lexicon(doc.language).friendly):
        inner = pattern.match(doc.text[start : sentence.end])
        against = inner and noun_phrase_from(doc, doc.token_at(start + inner.end() - 1) + 1, sentence.last)
        if against and against[1] > phrase[1]:
            return phrase[0], against[1]
    dated = _DATED.search(doc.text, *phrase)
    end = dated.start() if dated and doc.language == "en" else phrase[1]
    participle = re.search(r"\s\w+(?:ing|ant)$", doc.text[phrase[0] : end])
    goes_on = _lexicon(doc.language).goes_on.match(
        doc.text, phrase[0] + participle.start() if participle else end, sentence.end
    )
    return phrase[0], goes_on.end() if goes_on else end


def _asked(doc: Document, about: Span, shape: str) -> tuple[AskedQuestion, bool]:
    """The question about it, and whether it is turned: a motion *against* something is a no to that thing."""
    known, content = _lexicon(doc.language), doc.text[slice(*about)].strip(_CLOSE)
    hostile, friendly = known.hostile.match(content), known.friendly.match(content)
    inner = hostile or friendly
    if inner:
        opener = re.search(r"\b(au|aux|du|des) $", inner.group(), re.IGNORECASE)
        article = {"au": "le ", "aux": "les ", "du": "le ", "des": "les "}.get(opener[1].lower(), "") if opener else ""
        content, shape = article + content[inner.end() :], "noun"
    if contracted := re.match(r"(?:au|du|aux|des) (?=\w)", content) if doc.language == "fr" else None:
        article = {"au ": "le ", "du ": "le ", "aux ": "les ", "des ": "les "}[contracted.group()]
        content = article + content[contracted.end() :]
    text = question_shapes(doc.language)[shape].format(content=content, what=content)
    text = re.sub(r"\bà (les?) ", lambda m: "aux " if m[1] == "les" else "au ", text) if doc.language == "fr" else text
    return AskedQuestion(id=content_id("qu", content.lower()), text=text), bool(hostile)
