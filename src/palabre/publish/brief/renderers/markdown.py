"""A brief as Markdown with footnotes. What comes from a source is escaped: no markup and no raw HTML gets through."""

import re

from palabre.publish.brief import marks
from palabre.publish.brief.grammar import Tongue, tongue
from palabre.publish.brief.model import Brief, Cell, Section, Table, TableKind
from palabre.publish.brief.notes import Note, Notes
from palabre.record.store import RecordView

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def escape(text: str) -> str:
    """Text that Markdown shows as it stands."""
    safe = _SPECIAL.sub(r"\\\1", marks.clean(text)).replace("&", "&amp;")
    safe = re.sub(r"(?i)\b(https?|ftp)://", r"\1:\\//", safe)
    return re.sub(r"^(\s*)([-+=]|\d+[.)])", r"\1\\\2", safe)


def to_markdown(view: RecordView, brief: Brief) -> str:
    """The brief with its evidence as footnotes."""
    notes, words = Notes(view, brief), tongue(brief.language)
    lines = [f"# {escape(brief.title)}", "", f"*{escape(brief.desk)}, {escape(brief.dates)}*", ""]
    lines += [escape(brief.coverage.text), ""] if brief.coverage else []
    for section in brief.sections:
        lines += _section(section, notes)
    if not brief.sections:
        lines += [words.words.phrase["empty"], ""]
    lines += [escape(brief.colophon.text), ""] if brief.colophon else []
    lines += [line for note in notes.all() for line in _note(note, words)]
    return "\n".join(lines).rstrip() + "\n"


def _section(section: Section, notes: Notes) -> list[str]:
    lines = [f"## {escape(section.title)}", ""]
    for sentence in section.sentences:
        refs = "".join(f"[^{n.number}]" for n in notes.of(sentence))
        lines += [escape(sentence.text) + refs, ""]
        for original in sentence.original:
            lines += [f"> {escape(marks.enclose(original.text, original.language))} ({original.language})", ""]
    for table in section.tables:
        if table.kind in {TableKind.MATRIX, TableKind.TOLL}:
            lines += _table(table, notes)
    return lines


def _table(table: Table, notes: Notes) -> list[str]:
    """A table; a figure that opens on something stands with who gives it."""
    head = ["", *table.columns]
    lines = ["| " + " | ".join(escape(c) for c in head) + " |", "|" + " --- |" * len(head)]
    for row in table.rows:
        label = f"{row.group}: {row.label}" if row.group else row.label
        lines.append("| " + " | ".join([escape(label), *(_cell(c, notes) for c in row.cells)]) + " |")
    return [*lines, "", f"*{escape(table.caption)}*", ""]


def _cell(cell: Cell, notes: Notes) -> str:
    if cell.said is None:
        return escape(cell.text)
    refs = "".join(f"[^{n.number}]" for n in notes.of(cell.said))
    return f"**{escape(cell.text)}** {escape(cell.said.text)}{refs}"


def _note(note: Note, words: Tongue) -> list[str]:
    day = words.day(note.day, weekday=False) if note.day else words.words.phrase["undated"]
    said = escape(marks.enclose(note.words, note.language))
    link = f" <{note.url}>" if note.url else ""
    return [f"[^{note.number}]: {escape(note.source or note.article)}, {day}: {said}{link}", ""]
