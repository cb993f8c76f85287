"""A brief as JSON, schema `palabre.brief/1`: sections, sentences, facts, and evidence with its words."""

import json
from typing import Any

from palabre.model.codec import plain
from palabre.publish.brief.model import SCHEMA, Brief, Section, Sentence
from palabre.publish.brief.notes import Notes
from palabre.record.store import RecordView


def to_json(view: RecordView, brief: Brief) -> str:
    """One JSON object with a line break; keys in a fixed order."""
    notes = Notes(view, brief)
    whole = {
        "schema": SCHEMA,
        "title": brief.title,
        "desk": brief.desk,
        "language": brief.language,
        "first": brief.span.first.isoformat() if brief.span.first else None,
        "last": brief.span.last.isoformat() if brief.span.last else None,
        "dates": brief.dates,
        "coverage": _sentence(brief.coverage, notes) if brief.coverage else None,
        "colophon": _sentence(brief.colophon, notes) if brief.colophon else None,
        "sections": [_section(s, notes) for s in brief.sections],
        "notes": [
            {
                "number": n.number,
                "article": n.article,
                "spans": n.spans,
                "source": n.source,
                "published": n.day.isoformat() if n.day else None,
                "title": n.title,
                "language": n.language,
                "words": n.words,
                "url": n.url,
            }
            for n in notes.all()
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _section(section: Section, notes: Notes) -> dict[str, Any]:
    return {
        "key": section.key,
        "title": section.title,
        "sentences": [_sentence(s, notes) for s in section.sentences],
        "tables": plain(section.tables),
    }


def _sentence(sentence: Sentence, notes: Notes) -> dict[str, Any]:
    return {**plain(sentence), "notes": [n.number for n in notes.of(sentence)]}
