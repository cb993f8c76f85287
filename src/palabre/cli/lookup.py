"""What a person means: an actor by any of its names, a question by words of it, a thing by the beginning of its id.

Input: words and a record. Output: the one item that fits. Refuses words that fit nothing or several things, and says
which come near.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

from palabre.errors import NotFound
from palabre.model.actor import Actor
from palabre.model.article import Article
from palabre.model.claim import Claim
from palabre.model.judgement import Judgement
from palabre.model.position import Question
from palabre.model.record import RecordItem

if TYPE_CHECKING:
    from palabre.record.sqlite import SqliteStore
    from palabre.record.store import RecordView

T = TypeVar("T", Actor, Question)
Thing = RecordItem | Article | Claim | Judgement

_MOST_NAMED = 6


def folded(words: str) -> str:
    """Words without case, accents and punctuation."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain.casefold()).split())


def actor_named(view: "RecordView", words: str) -> Actor:
    """The actor of the record with this id or name. Raises NotFound."""
    actors = {actor.id: actor for actor in view.items(Actor)}
    found = _fitting({id: list(_names(actor)) for id, actor in actors.items()}, words)
    if len(found) == 1:
        return actors[found[0]]
    if found:
        raise NotFound(words, f"this fits {_listed(_shown(actors[id]) for id in found)}", "give more of the name")
    names = {form: name for actor in actors.values() for name in _names(actor) for form in _ends(folded(name))}
    raise NotFound(words, "no actor of the record has this name", _near(words, names, "`palabre actors` lists them"))


def question_named(view: "RecordView", words: str) -> Question:
    """The question with this id, or with these words in its wording or terms; the desk's first. Raises NotFound."""
    questions = {question.id: question for question in view.items(Question)}
    wordings = {id: list(_wordings(question)) for id, question in questions.items()}
    found = _fitting(wordings, words)
    desk = [id for id in found if not questions[id].proposed]
    if len(found) == 1 or len(desk) == 1:
        return questions[(desk or found)[0]]
    if found:
        fitting = (f"{_wording(questions[id])} ({id})" for id in desk or found)
        raise NotFound(words, f"this fits {_listed(fitting)}", "give the id, or more words")
    names = {folded(word): id for id, own in wordings.items() for word in own}
    raise NotFound(words, "no question of the record fits", _near(words, names, "`palabre positions` lists them"))


def _wordings(question: Question) -> Iterator[str]:
    yield question.id
    yield from filter(None, (question.words.en, question.words.fr))
    yield from (*question.terms.en, *question.terms.fr)


def _wording(question: Question) -> str:
    return question.words.in_language("en")


def thing_named(store: "SqliteStore", id: str) -> Thing:
    """The record item, article, claim or judgement whose id this is or begins. Raises NotFound."""
    try:
        return store.item(id)
    except NotFound as error:
        found = store.beginning(id)
        if not found:
            if "fits" in error.reason:
                raise
            raise NotFound(id, "nothing in the record has this id", error.remedy) from error
    if len(found) > 1:
        raise NotFound(id, f"this fits {_listed(name for _, name in found)}", "give more of the id")
    kind, name = found[0]
    if kind == "article":
        return store.article(name)
    return store.claim(name) if kind == "claim" else _judgement(store, name)


def _judgement(store: "SqliteStore", id: str) -> Judgement:
    for judgement in (*store.judgements(), *store.decisions()):
        if judgement.id == id:
            return judgement
    raise NotFound(id, "no such judgement is stored")


def _fitting(names: Mapping[str, Iterable[str]], words: str) -> list[str]:
    """Ids that words stand for: the id itself, else a whole name, else a part of names."""
    if words in names:
        return [words]
    wanted = folded(words)
    if not wanted:
        return []
    forms = {id: {folded(name) for name in given} for id, given in names.items()}
    whole = [id for id, own in forms.items() if wanted in own]
    return whole or [id for id, own in forms.items() if any(f" {wanted} " in f" {form} " for form in own)]


def _names(actor: Actor) -> Iterator[str]:
    yield actor.id
    yield from filter(None, (actor.names.en, actor.names.fr))
    yield from (*actor.aliases.en, *actor.aliases.fr, *actor.acronyms)


def _ends(name: str) -> Iterator[str]:
    """A name and its last words: people are asked for by their surnames."""
    words = name.split()
    for length in (1, 2):
        yield " ".join(words[-length:])
    yield name


def _shown(actor: Actor) -> str:
    return f"{actor.names.in_language('en')} ({actor.id})"


def _listed(names: Iterable[str]) -> str:
    every = list(names)
    more = f" and {len(every) - _MOST_NAMED} more" if len(every) > _MOST_NAMED else ""
    return ", ".join(every[:_MOST_NAMED]) + more


def _near(words: str, names: Mapping[str, str], otherwise: str) -> str:
    """A remedy: the names that come near, else where to look."""
    near = dict.fromkeys(names[key] for key in get_close_matches(folded(words), names, n=3, cutoff=0.6))
    return f"did you mean {', '.join(near)}?" if near else otherwise
