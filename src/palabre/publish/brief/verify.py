"""Every sentence against its facts and every quotation against its article: what `palabre check` asks of a brief.

Takes the view and a brief, gives the promises that are broken, none where the brief is sound. It does not trust the way
the brief was made: it looks at the characters that a reader would see.

Numbers: each number outside verbatim words, in figures or as a word from two to nine, must be among the figures, dates
and counts of the sentence's facts, or be a tally whose terms are. *One* and *a* are articles as often as numbers and
pass.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from palabre.errors import NotFound, PromiseBroken
from palabre.model.actor import Actor
from palabre.model.codec import plain
from palabre.model.passage import well_formed
from palabre.model.story import Story
from palabre.publish.brief import marks
from palabre.publish.brief.grammar.lexicon import load
from palabre.publish.brief.model import Brief, PartKind, Sentence
from palabre.publish.brief.sections.gaps import FACT
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
    """The broken promises of a brief, sentence by sentence."""
    for section in brief.sections:
        for index, sentence in enumerate(section.sentences, start=1):
            where = f"{section.key} {index}"
            for reason in _reasons(view, brief, sentence):
                yield PromiseBroken(where, reason, sentence.text)


def _reasons(view: RecordView, brief: Brief, sentence: Sentence) -> Iterator[str]:
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
    yield from _uncounted(sentence, [f for f in facts if f], brief.language, _named_with_digits(view))


def _fact(view: RecordView, fact: str, span: Span) -> list[Any] | None:
    """The fact's plain values, or None where there is no such fact."""
    if fact.startswith(FACT):
        source = fact.removeprefix(FACT)
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
        if part.kind in {PartKind.PLAIN, PartKind.FOREIGN}:
            text = part.text
            for name in names:
                text = text.replace(name, "")
            for number in told(text, language):
                if number not in allowed:
                    yield f"the number {number} is in none of its facts"


def _named_with_digits(view: RecordView) -> list[str]:
    """Names of sources, agencies and actors that hold a number of their own (*G5 Sahel*), longest first."""
    desk = view.desk()
    names = {s.name for s in desk.sources} | {o.lineage for s in view.items(Story) for o in s.origins}
    for actor in (*view.items(Actor), *desk.actors):
        names |= {n for n in (actor.names.en, actor.names.fr) if n}
    return sorted((marks.clean(n) for n in names if any(told(n, "en")) or any(told(n, "fr"))), key=len, reverse=True)


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
