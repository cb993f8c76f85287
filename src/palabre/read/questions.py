"""Questions: which question a passage is about. Spans of a document and the desk's questions in, one question out.

Refuses passages that share only one common word with a question.
"""

import re
import tomllib
from bisect import bisect_right
from functools import cache
from importlib.resources import files

from palabre.model.passage import Spans, cover
from palabre.model.position import Question
from palabre.read.document import Document

_SHORTEST_STEM = 5  # letters of a question's word that can show that a passage is about it
_FEWEST_WORDS = 2  # names of a question that stand around a word of its own
_CONTEXT = 3  # sentences before a passage that may tell what it is about


@cache
def question_shapes(language: str) -> dict[str, str]:
    """The patterns and wordings of questions in a language, by name (`positions.toml`)."""
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("positions.toml").read_text("utf-8"))[language]
    return {key: value for key, value in raw.items() if isinstance(value, str)}


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
    talks = question_shapes(language)["talks"]
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
