"""Every sentence against its facts and every quotation against its article: what `palabre check` asks of a brief.

Takes the view and a brief, gives the promises that are broken, none where the brief is sound. It does not trust the way
the brief was made: it looks at the characters that a reader would see.

Numbers: each number outside verbatim words, in figures or as a word from two to nine, must be among the figures, dates
and counts of the sentence's facts, or be a tally whose terms are. *One* and *a* are articles as often as numbers and
pass.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from palabre.errors import NotFound, PromiseBroken
from palabre.model.actor import Actor
from palabre.model.codec import plain
from palabre.model.passage import well_formed
from palabre.model.story import Story
from palabre.publish.brief import marks
from palabre.publish.brief.coverage import FACT as COVERAGE
from palabre.publish.brief.coverage import HELD, SOURCE_FACT, coverage
from palabre.publish.brief.grammar.lexicon import load
from palabre.publish.brief.model import Brief, PartKind, Row, Section, Sentence, Table, TableKind
from palabre.publish.brief.published import Published
from palabre.record.store import RecordView, Span

_SKIPPED = {
    "evidence",
    "id",
    "claim",
    "article",
    "stories",
    "merged",
    "basis",
    "confidence",
    "words",
    "spans",
    "quoted",
}
_DIGITS = re.compile(r"\d[\d,\u202f\u00a0]*\d|\d")
_PAIRS = {"“": "”", "«": "»", '"': '"', "„": "“"}
_PIECES = re.compile(r"\s*(?:\[…\]|…)\s*")


def verify_brief(view: RecordView, brief: Brief) -> Iterator[PromiseBroken]:
    """The broken promises of a brief: of each sentence, and of each row and cell of its tables."""
    check = Check(view, brief)
    for sentence in (brief.coverage, brief.colophon):
        if sentence:
            yield from _broken("head", check.sentence(sentence), sentence.text)
    for section in brief.sections:
        for index, sentence in enumerate(section.sentences, start=1):
            yield from _broken(f"{section.key} {index}", check.sentence(sentence), sentence.text)
        for table, row in ((t, r) for t in section.tables for r in t.rows):
            yield from _broken(f"{section.key} {table.kind}", check.row(table, row), row.label)


def without_broken(view: RecordView, brief: Brief) -> tuple[Brief, tuple[PromiseBroken, ...]]:
    """The brief without the sentences and rows that break a promise, and the promises that they break."""
    broken = tuple(verify_brief(view, brief))
    if not broken:
        return brief, ()
    check = Check(view, brief)
    head, foot = (s if s and not any(check.sentence(s)) else None for s in (brief.coverage, brief.colophon))
    sections = tuple(check.sound(s) for s in brief.sections)
    kept = tuple(s for s in sections if s.sentences or s.tables)
    return replace(brief, sections=kept, coverage=head, colophon=foot), broken


def _broken(where: str, reasons: Iterable[str], text: str) -> Iterator[PromiseBroken]:
    return (PromiseBroken(where, reason, text) for reason in reasons)


class Check:
    """The check of one brief: what is the same for all its sentences is asked for once."""

    def __init__(self, view: RecordView, brief: Brief) -> None:
        self._view, self._brief = view, brief
        self._names = _named_with_digits(view)

    def sentence(self, sentence: Sentence) -> Iterator[str]:
        """What is wrong with a sentence."""
        return _reasons(self._view, self._brief, sentence, self._names)

    def row(self, table: Table, row: Row) -> Iterator[str]:
        """What is wrong with a row: its facts, the numbers of its label and cells, the sentences its cells open on."""
        facts = [_fact(self._view, f, self._brief.span) for f in row.facts]
        if not row.facts or None in facts:
            yield "a row on no fact, or on none that there is"
        known = set(numbers([f for f in facts if f]))
        shown = [row.label, row.group, *(c.text for c in row.cells)]
        if table.kind is TableKind.TIMELINE:
            shown[2:3] = [" ".join(row.cells[0].text.split("-"))]
        for number in (n for text in shown for n in told(_without(text, self._names), self._brief.language)):
            if number not in known:
                yield f"the number {number} of a table is in none of its facts"
        for cell in row.cells:
            if cell.said:
                yield from self.sentence(cell.said)
            elif table.kind is TableKind.TOLL and cell.text:
                yield "a figure that opens on nothing"

    def sound(self, section: Section) -> Section:
        """The section without what is wrong in it."""
        sentences = tuple(s for s in section.sentences if not any(self.sentence(s)))
        tables = [replace(t, rows=tuple(r for r in t.rows if not any(self.row(t, r)))) for t in section.tables]
        return replace(section, sentences=sentences, tables=tuple(t for t in tables if t.rows))


def _reasons(view: RecordView, brief: Brief, sentence: Sentence, names: list[str]) -> Iterator[str]:
    if not sentence.facts:
        yield "stands on no fact"
    if marks.plain_text(sentence.parts, brief.language) != sentence.text:
        yield "its text is not the text of its parts"
    facts = [_fact(view, f, brief.span) for f in sentence.facts]
    yield from (f"no such fact: {f}" for f, found in zip(sentence.facts, facts, strict=True) if found is None)
    texts = []
    for evidence in sentence.evidence:
        try:
            text = view.article(evidence.article).text
        except NotFound:
            yield f"no such article: {evidence.article}"
            continue
        if not well_formed(evidence.spans, len(text)):
            yield f"no such passage: {evidence.article} {evidence.spans}"
        texts.append(marks.squeeze(text))
    yield from _unquoted(sentence, texts, brief.language)
    yield from _uncounted(sentence, [f for f in facts if f], brief.language, names)


def _fact(view: RecordView, fact: str, span: Span) -> list[Any] | None:
    """The fact's plain values, or None where there is no such fact."""
    if fact == COVERAGE:
        return [plain(coverage(view, span))]
    if fact == HELD:
        return [plain(view.held(span))] if isinstance(view, Published) else None
    if fact.startswith(SOURCE_FACT):
        source = fact.removeprefix(SOURCE_FACT)
        counts = [c for c in view.source_counts(span) if c.source == source]
        refusals = [r for r in view.refusals(span) if (r.source or "") == source]
        return [[c.articles, c.refused] for c in counts] + [len(refusals)] if counts or refusals else None
    try:
        return [plain(view.item(fact))]
    except NotFound:
        return None


def _unquoted(sentence: Sentence, texts: list[str], language: str) -> Iterator[str]:
    """Quoted runs, reported words and originals that stand in no article of the evidence."""
    shown = [*runs(sentence.text), *(o.text for o in sentence.original)]
    for run in shown:
        if not _stands(run, texts):
            yield f"quoted, but in none of its articles: {run}"
    for part in sentence.parts:
        if part.kind is PartKind.WORDS and not _stands_bare(part.text, texts):
            yield f"reported as verbatim, but in none of its articles: {part.text.strip()}"


def runs(text: str) -> Iterator[str]:
    """The outermost runs of characters between quotation marks; an unclosed mark runs to the end."""
    start, close, depth = -1, "", 0
    opened = ""
    for i, c in enumerate(text):
        if start < 0 and c in _PAIRS:
            start, opened, close, depth = i + 1, c, _PAIRS[c], 1
        elif start >= 0 and c == close:
            depth -= 1
            if depth == 0:
                yield text[start:i]
                start = -1
        elif start >= 0 and c == opened:
            depth += 1
    if start >= 0:
        yield text[start:]


def _stands(run: str, texts: list[str]) -> bool:
    pieces = [p for p in _PIECES.split(marks.squeeze(run)) if p]
    return any(all(_loose(p) in _loose(t) for p in pieces) for t in texts) if pieces else True


def _stands_bare(run: str, texts: list[str]) -> bool:
    """As `_stands`, without quotation marks and without regard to the capital that a sentence gave the first word."""
    strip = str.maketrans("", "", marks.QUOTE_CHARACTERS)
    bare = marks.squeeze(run.translate(strip)).strip(" ,;.").lower()
    return _stands(bare, [marks.squeeze(t.translate(strip)).lower() for t in texts])


def _loose(text: str) -> str:
    """Without what typography changes: spaces before marks, straight or curly apostrophes."""
    return re.sub(r" (?=[;:!?.,])|(?<=«) | (?=»)", "", text.replace("’", "'"))


def _uncounted(sentence: Sentence, facts: list[list[Any]], language: str, names: list[str]) -> Iterator[str]:
    allowed = set(numbers(facts))
    for tally in sentence.tallies:
        terms_known = all(f in sentence.facts and (n == 1 or n <= max(allowed, default=0)) for f, n in tally.terms)
        if terms_known and sum(n for _, n in tally.terms) == tally.value:
            allowed.add(tally.value)
    for part in sentence.parts:
        if part.kind in {PartKind.PLAIN, PartKind.FOREIGN, PartKind.NAME}:
            for number in told(_without(part.text, names), language):
                if number not in allowed:
                    yield f"the number {number} is in none of its facts"


def _without(text: str, names: list[str]) -> str:
    for name in names:
        text = text.replace(name, "")
    return text


def _named_with_digits(view: RecordView) -> list[str]:
    """Names of sources, agencies and actors that hold a number of their own (*G5 Sahel*), longest first."""
    desk = view.desk()
    names = {s.name for s in desk.sources} | {o.lineage for s in view.items(Story) for o in s.origins}
    for actor in (*view.items(Actor), *desk.actors):
        told_as = (actor.names.en, actor.names.fr, *actor.acronyms, *actor.aliases.en, *actor.aliases.fr)
        names |= {n for n in told_as if n}
    with_digits = {marks.clean(n) for n in names if any(told(n, "en")) or any(told(n, "fr"))}
    return sorted(with_digits | {n.replace("'", "’") for n in with_digits}, key=lambda n: (-len(n), n))


def told(text: str, language: str) -> Iterator[int]:
    """The numbers of a text: in figures, and as words from two to nine."""
    for match in _DIGITS.finditer(text):
        yield int(re.sub(r"\D", "", match.group()))
    small = {w: n for n, w in enumerate(load(language).small) if n >= 2}
    for word in re.findall(r"\w+", text.lower()):
        if word in small:
            yield small[word]


def numbers(value: Any) -> Iterable[int]:
    """All numbers inside plain values, those in names and dates too, but for ids, spans and verbatim words."""
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, int):
        yield value
    elif isinstance(value, float):
        yield int(value)
    elif isinstance(value, str):
        yield from (int(n) for n in re.findall(r"\d+", value))
        yield from (n for language in ("en", "fr") for n in told(value, language))
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _SKIPPED:
                yield from numbers(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from numbers(inner)
