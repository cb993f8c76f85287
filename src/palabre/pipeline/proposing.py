"""Readings with what a language model of the user's own adds to them. Off unless a person names a model.

Takes a reading and a proposer; gives the same reading, with the model's checked claims after the reader's own. Nothing
that the reader found is changed or lost, whatever the model says.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from palabre.model.passage import Span
from palabre.model.reading import ReadArticle, ReaderVersion, Reading
from palabre.model.statement import Force, Form, Voice

if TYPE_CHECKING:
    from palabre.pipeline.reading import Engine
    from palabre.propose import Proposer, Tally
    from palabre.read.document import Document

# The reader's ways of saying, the most common first: a cue that can do two things does the first of them here.
_WAYS = ("clause", "zero", "tell", "quote", "bare", "inf", "de", "à", "object")
_LEADS = {"en": frozenset({"according"}), "fr": frozenset({"selon", "d'après"})}


class ReaderGround:
    """An article as the reader cuts it: what a check needs to know."""

    def __init__(self, doc: "Document") -> None:
        self._doc = doc
        self.text = doc.text
        self.language = doc.language

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The article proper, by the reader's sorting of furniture, headings and credits."""
        from palabre.read.furniture import ParagraphKind

        return tuple((p.start, p.end) for p in self._doc.paragraphs if p.kind is ParagraphKind.BODY)

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """The outermost ones, marks counted."""
        return tuple(q.outer for q in self._doc.quotations if q.depth == 0)

    def sentence(self, at: int) -> Span | None:
        """The reader's sentence around an offset."""
        found = self._doc.sentence_at(at)
        return (found.start, found.end) if found else None

    def force(self, cue: str, content: str, form: Form) -> Force | None:
        """By the reader's cue lexicon and its hints in contents; None for what is no word of saying there."""
        from palabre.read.force import force_of

        found = self._of_cue(cue)
        return found and force_of(found, content, voice=Voice.UNKNOWN, form=form, language=self.language)

    def _of_cue(self, cue: str) -> Force | None:
        """The force of the last word of saying in a cue, by the reader's own lexicon."""
        from palabre.read.cues import cues
        from palabre.read.inflection import Form as Inflected

        unsaid = {Inflected.CONDITIONAL, Inflected.FUTURE}
        lexicon = cues(self.language)
        plain = cue.lower().replace("’", "'")
        words = re.findall(r"[^\W\d_]+", plain)
        for word in reversed(words):
            forms = [f for f in lexicon.speaking.get(word, ()) if f.form not in unsaid]
            ways = [f.cue.ways for f in forms if set(f.cue.particle) <= set(words)]
            for way in _WAYS:
                if forces := [w[way] for w in ways if way in w]:
                    return forces[0]
            if ways or word in lexicon.nouns:
                return next(iter(ways[0].values())) if ways else lexicon.nouns[word]
        return Force.SAY if any(lead in plain for lead in _LEADS[self.language]) else None


def propose(read: ReadArticle, engine: "Engine", proposer: "Proposer") -> tuple[ReadArticle, "Tally"]:
    """A reading with the checked claims that the model adds, and what became of its proposals."""
    from palabre.read.document import Document

    reading = read.reading
    found = proposer.propose(ReaderGround(Document(read.article, reading.language)), reading)
    if not found.heard:
        return read, found.tally
    version = f"{reading.reader.version}+{proposer.endpoint.component}"
    new = engine.resolved(read.article, _alone(reading, statements=found.statements, commitments=found.commitments))
    more = replace(
        reading,
        reader=ReaderVersion(name=reading.reader.name, version=version),
        statements=(*reading.statements, *new.statements),
        commitments=(*reading.commitments, *new.commitments),
    )
    return replace(read, reading=more), found.tally


def propose_all(
    reads: Iterable[ReadArticle], engine: "Engine", proposer: "Proposer | None"
) -> Iterator[tuple[ReadArticle, "Tally | None"]]:
    """Each reading with what the model adds to it and the count; as it is, without a count, where there is no model."""
    for read in reads:
        yield propose(read, engine, proposer) if proposer else (read, None)


def _alone(reading: Reading, **found: tuple[object, ...]) -> Reading:
    """The reading's names and roles with only these claims, to be resolved among them."""
    none: dict[str, tuple[object, ...]] = {"positions": (), "events": (), "accords": (), "affiliations": ()}
    return replace(reading, **{**none, **found})  # type: ignore[arg-type]
