"""A brief for a terminal: wrapped to its width, numbered notes at the end. Plain characters only, no colour codes."""

import textwrap

from palabre.publish.brief import marks
from palabre.publish.brief.grammar import Tongue, tongue
from palabre.publish.brief.model import Brief, Section, SectionKey, Table, TableKind
from palabre.publish.brief.notes import Note, Notes
from palabre.record.store import RecordView

LONGEST_WORDS = 240


def to_text(view: RecordView, brief: Brief, *, width: int = 80, evidence: bool = True) -> str:
    """The brief as lines of at most `width` characters (40 at the least), ending with a line break."""
    width = max(width, 40)
    notes, words = Notes(view, brief), tongue(brief.language)
    head = f"{brief.title} – {brief.desk}"
    lines = [head, brief.dates, "=" * min(width, max(len(head), len(brief.dates))), ""]
    if brief.coverage:
        lines += _wrap(brief.coverage.text, width, first="", rest="")
        lines += _wrap(words.words.phrase["guide_notes"], width, first="", rest="") if evidence else []
        lines.append("")
    for section in brief.sections:
        lines += _section(section, notes, width=width, evidence=evidence)
    if not brief.sections:
        lines += [words.words.phrase["empty"], ""]
    if evidence and notes.all():
        title = words.words.phrase["sources_heading"]
        lines += [title, "-" * len(title)]
        for note in notes.all():
            lines += _note(note, words, width)
    if brief.colophon:
        lines += ["", *_wrap(brief.colophon.text, width, first="", rest="")]
    return "\n".join(lines).rstrip() + "\n"


def _section(section: Section, notes: Notes, *, width: int, evidence: bool) -> list[str]:
    lines = [section.title, "-" * len(section.title)]
    bullet = "" if section.key is SectionKey.LEAD else "- "
    for sentence in section.sentences:
        text = sentence.text + (_refs(notes.of(sentence)) if evidence else "")
        lines += _wrap(text, width, first=bullet, rest=" " * len(bullet))
        for original in sentence.original:
            shown = f"[{original.language}] {marks.enclose(original.text, original.language)}"
            lines += _wrap(shown, width, first="    ", rest="         ")
        if section.key is SectionKey.LEAD:
            lines.append("")
    for table in section.tables:
        lines += _toll(table, notes, width=width, evidence=evidence) if table.kind is TableKind.TOLL else []
    return lines if lines[-1] == "" else [*lines, ""]


def _toll(table: Table, notes: Notes, *, width: int, evidence: bool) -> list[str]:
    """Rows by their event, each figure below with who gives it: a terminal is too narrow for columns of sentences."""
    lines = _wrap(table.caption, width, first="", rest="")
    group = ""
    for row in table.rows:
        lines += _wrap(row.group, width, first="- ", rest="  ") if row.group != group else []
        group = row.group
        for cell in (c for c in row.cells if c.said):
            assert cell.said is not None
            text = cell.said.text + (_refs(notes.of(cell.said)) if evidence else "")
            lines += _wrap(text, width, first="    ", rest="      ")
    return lines


def _refs(notes: tuple[Note, ...]) -> str:
    return " " + "".join(f"[{n.number}]" for n in notes) if notes else ""


def _note(note: Note, words: Tongue, width: int) -> list[str]:
    day = words.day(note.day, weekday=False) if note.day else words.words.phrase["undated"]
    said = note.words if len(note.words) <= LONGEST_WORDS else note.words[:LONGEST_WORDS].rsplit(" ", 1)[0] + " …"
    text = f"{note.source or note.article}, {day}{words.words.phrase['colon']} {marks.enclose(said, note.language)}"
    return _wrap(text, width, first=f"[{note.number}] ", rest="    ")


def _wrap(text: str, width: int, *, first: str, rest: str) -> list[str]:
    """Wrapped at plain spaces only, so that no-break spaces hold."""
    held = text.replace("\u00a0", "\ue010").replace("\u202f", "\ue011")
    lines = textwrap.wrap(
        held, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False, break_long_words=False
    )
    return [line.replace("\ue010", "\u00a0").replace("\ue011", "\u202f") for line in lines]
