"""Landmarks: accords that the desk's questions name in both languages, with their year.

Input: the desk's questions. Output: landmarks; the landmark that an accord's name, place or year points to. Refuses:
an accord of the right year alone (*the 2015 truce*): it must share a word of what it is about, too.

*The 2015 Algiers peace accord* in a question says that *accord d'Alger* and *the 2015 peace deal* are one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from palabre.model.place import NamedPlace
from palabre.model.position import Question
from palabre.reconcile import lexicon
from palabre.reconcile.words import fold_case, fold_words

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NAME = re.compile(r"(?<=[ ’'])[A-ZÀ-Þ][^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Landmark:
    """An accord of a question: its names in any language, its year, and the common words that say what it is about."""

    id: str
    names: frozenset[str]
    year: int | None
    about: frozenset[str]


def landmarks(questions: Iterable[Question]) -> tuple[Landmark, ...]:
    """One for each question that names an accord by a name and a year."""
    return tuple(mark for question in questions if (mark := _landmark(question)))


def _landmark(question: Question) -> Landmark | None:
    texts = [text for text in (question.words.en, question.words.fr) if text]
    words = {word for text in texts for word in fold_words(text)}
    heads = words & set(lexicon.words("accords")["heads"])
    names = frozenset(fold_case(hit) for text in texts for hit in _NAME.findall(text))
    years = {int(year) for text in texts for year in YEAR.findall(text)}
    if not heads or not names or len(years) != 1:
        return None
    return Landmark(question.id, names, years.pop(), frozenset(words & set(lexicon.words("accords")["about"])))


def pointed_to(found: Iterable[Landmark], name: str, *, place: NamedPlace | None, year: int | None) -> Landmark | None:
    """The landmark that an accord is, by its names or by its year and what it is about; None when years differ."""
    words = set(fold_words(name))
    places = {fold_case(text) for text in (place.name, place.text) if text} if place else set()
    for mark in found:
        if year is not None and year != mark.year:
            continue
        by_year = year is not None and bool(words & mark.about)
        if (words | places) & mark.names or by_year:
            return mark
    return None
