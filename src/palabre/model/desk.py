"""The desk: one installation's sources, questions and actors."""

from dataclasses import dataclass

from palabre.model.actor import Actor, Words
from palabre.model.position import Question
from palabre.model.source import Source

WEEK_TITLE = Words(en="The summary of the week", fr="Le résumé de la semaine")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a desk watches. `countries` (ISO 3166) say where place names are looked for first."""

    name: str = "Desk"
    title: Words = WEEK_TITLE
    countries: tuple[str, ...] = ()
    timezone: str = "UTC"
    sources: tuple[Source, ...] = ()
    questions: tuple[Question, ...] = ()
    actors: tuple[Actor, ...] = ()
