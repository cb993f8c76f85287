"""The brief as values: sections of sentences, each with the facts and the passages that it stands on.

Nothing here renders and nothing here reads the record: `compose` makes a `Brief`, the renderers set it, `verify` checks
it.
"""

from dataclasses import dataclass
from enum import StrEnum

from palabre.model.passage import Evidence
from palabre.record.store import Span

SCHEMA = "palabre.brief/1"


class SectionKey(StrEnum):
    """The sections, in the order in which they are printed."""

    LEAD = "lead"
    EVENTS = "events"
    TOLL = "toll"
    STATEMENTS = "statements"
    POSITIONS = "positions"
    ACCORDS = "accords"
    DISPUTES = "disputes"
    GAPS = "gaps"


class PartKind(StrEnum):
    """What a run of characters in a sentence is.

    `quote`: verbatim words of a source, set in quotation marks (the marks are not part of `text`). `words`: verbatim
    words as reported speech, without marks. `foreign`: a name in the other language. `name`: the name of a registered
    actor that has a short form. `topic`: the wording of a question.
    """

    PLAIN = "plain"
    QUOTE = "quote"
    WORDS = "words"
    FOREIGN = "foreign"
    NAME = "name"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A run of characters of one kind. `language` is set where it differs from the brief's."""

    text: str
    kind: PartKind = PartKind.PLAIN
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """Verbatim words in the source's language, beside a rendering."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A number that the brief made itself by adding: `terms` are (fact, number) and add up to `value`."""

    value: int
    terms: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightReason:
    """One feature of a weight and what it adds."""

    feature: str
    adds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """How much a fact matters this week, and why. The value is the sum of the reasons."""

    value: float
    reasons: tuple[WeightReason, ...] = ()


NO_WEIGHT = Weight(value=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence (sometimes two) that stands on `facts` and on `evidence`.

    `facts` are ids of record items, or `source:ID` for what is said about the coverage itself. `text` is the sentence
    as a reader sees it, quotation marks included.
    """

    text: str
    parts: tuple[Part, ...]
    facts: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()
    weight: Weight = NO_WEIGHT
    original: tuple[Original, ...] = ()
    tallies: tuple[Tally, ...] = ()


class TableKind(StrEnum):
    """How a table is best drawn."""

    TIMELINE = "timeline"
    MATRIX = "matrix"
    TOLL = "toll"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell: what it shows, for drawing a number or the key of a stance, and the sentence that it opens on."""

    text: str
    number: int | None = None
    key: str = ""
    said: Sentence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table with the facts that it shows. Rows of one `group` stand together under it."""

    label: str
    cells: tuple[Cell, ...]
    facts: tuple[str, ...]
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A small table beside the sentences of a section."""

    kind: TableKind
    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section with its title in the brief's language."""

    key: SectionKey
    title: str
    sentences: tuple[Sentence, ...]
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The summary of a span in one language. `dates` is the span in words; `desk` the desk's name.

    `coverage` says how many articles, sources and origins it stands on, `colophon` how it was made.
    """

    title: str
    desk: str
    span: Span
    dates: str
    language: str
    sections: tuple[Section, ...]
    coverage: Sentence | None = None
    colophon: Sentence | None = None
