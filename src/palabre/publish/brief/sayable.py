"""Whether reported words read as a sentence once they stand alone: no fragment, nobody meant by a pronoun left behind.

Takes statement records. What is refused stays in the record and is counted among the *further statements*.
"""

import re

from palabre.model.actor import ActorKind
from palabre.model.statement import Form, StatementRecord
from palabre.publish.brief import marks
from palabre.publish.brief.context import Context
from palabre.publish.brief.grammar.lexicon import load

FEWEST = 4
FEWEST_ABROAD = 6  # words of the other language stand without a sentence of ours around them
_LATER = re.compile(r"(?:\S+ ){1,6}(?:that|qu[e’'])\s?(?:it|they|elles?|ils?)\b", re.IGNORECASE)
_DEICTIC = re.compile(
    r"\b(?:ago|yesterday|today|tomorrow|hier|demain|aujourd[’']hui|il y a \w+ (?:jours?|semaines?|mois|ans?))\b",
    re.IGNORECASE,
)
_THINGS = {"en": frozenset({"it", "they", "this", "these", "those"}), "fr": frozenset({"elle", "elles", "ils", "cela"})}
_LEFT = re.compile(r"\b(?:it|them|him|her|this|these|those)$", re.IGNORECASE)


def sayable(ctx: Context, statement: StatementRecord) -> bool:
    """Whether the statement can be printed by itself."""
    words = marks.clean(statement.words).strip(" ,;.")
    tokens = re.findall(r"[\w’'-]+", words.lower())
    if statement.form is Form.DIRECT:
        return len(tokens) >= FEWEST - 1 and not words[:1].islower()
    fewest = FEWEST if statement.language == ctx.language else FEWEST_ABROAD
    if len(tokens) < fewest or tokens[0] in load(statement.language).loose or _LEFT.search(words):
        return False
    if _DEICTIC.search(words) or tokens[0].startswith(("d'", "d’")):
        return False
    return not _dangling(ctx, statement, words, tokens)


def _dangling(ctx: Context, statement: StatementRecord, words: str, tokens: list[str]) -> bool:
    """Whether a pronoun at the head means somebody other than the speaker: *it* is never a person."""
    plural = bool(statement.speaker and ctx.who(statement.speaker, language=statement.language).plural)
    first = tokens[0].split("'")[0].split("’")[0]
    if first in {"they", "ils", "elles"}:
        return not plural
    if first in _THINGS.get(statement.language, frozenset()):
        return _person(ctx, statement)
    return _person(ctx, statement) and bool(_LATER.match(words))


def _person(ctx: Context, statement: StatementRecord) -> bool:
    who = statement.speaker
    actor = ctx.actors.get(who.actor or "") if who else None
    if actor:
        return actor.kind is ActorKind.PERSON
    return bool(who and who.name[:1].isupper() and " " in who.name)
