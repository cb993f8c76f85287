"""A brief as one HTML file that asks the network for nothing: inline style, no script, sentences that open.

Jinja2 with autoescape sets the page; every text goes through it. The content security policy forbids all but the inline
style. Drawn figures (timeline, matrix) are plain SVG and tables.
"""

from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from palabre.publish.brief.grammar import Tongue, tongue
from palabre.publish.brief.model import Brief, Row, Table, TableKind
from palabre.publish.brief.notes import Notes
from palabre.record.store import RecordView

_FOLDER = "palabre.publish.brief.renderers"
COLUMN, LANE, RADIUS = 100, 54, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark of the timeline, in the drawing's own units."""

    x: float
    y: float
    r: float
    day: str
    place: str
    people: str
    hedged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A day of the timeline."""

    x: float
    weekday: str
    day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The timeline's drawing."""

    caption: str
    width: int
    height: int
    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]


def to_html(view: RecordView, brief: Brief, *, other: str | None = None) -> str:
    """The page. `other` is the file name of the same brief in the other language, linked where it is given."""
    from jinja2 import DictLoader, Environment, StrictUndefined

    folder = files(_FOLDER).joinpath("templates")
    loader = DictLoader({"brief": folder.joinpath("brief.html.j2").read_text(encoding="utf-8")})
    env = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    words = tongue(brief.language)
    notes = Notes(view, brief)
    return (
        env.get_template("brief").render(
            brief=brief,
            style=_style(folder.joinpath("brief.css").read_text(encoding="utf-8")),
            say=words.words.phrase,
            day=lambda d: words.day(d, weekday=False) if d else words.words.phrase["undated"],
            notes=notes,
            timeline=lambda table: draw(table, words),
            other=other if other and "/" not in other and ":" not in other else None,
            other_language="fr" if brief.language == "en" else "en",
        )
        + "\n"
    )


def _style(css: str) -> object:
    from markupsafe import Markup

    return Markup(css)


def draw(table: Table, words: Tongue) -> Timeline | None:
    """Days across, one mark per event at its day, the area by its largest single figure; nothing is added up."""
    if table.kind is not TableKind.TIMELINE:
        return None
    days = [date.fromisoformat(d) for d in table.columns]
    step = COLUMN if len(days) <= 8 else COLUMN * 8 / len(days)
    ticks = tuple(
        Tick(x=(i + 0.5) * step, weekday=words.words.weekdays[d.weekday()][:3], day=d.day) for i, d in enumerate(days)
    )
    most = max((r.cells[1].number or 1 for r in table.rows), default=1)
    lanes: dict[int, int] = {}
    drawn = []
    for row in table.rows:
        index = days.index(date.fromisoformat(row.cells[0].text))
        lane = lanes[index] = lanes.get(index, -1) + 1
        drawn.append(_mark(row, x=(index + 0.5) * step, lane=lane, most=most, words=words))
    height = LANE * (max(lanes.values(), default=0) + 1) + 8
    top = tuple(drawn)
    return Timeline(caption=table.caption, width=round(step * len(days)), height=height, ticks=ticks, marks=top)


def _mark(row: Row, *, x: float, lane: int, most: int, words: Tongue) -> Mark:
    day, people = row.cells
    return Mark(
        x=round(x, 1),
        y=LANE * lane + LANE / 2,
        r=round(max(5.0, RADIUS * ((people.number or 1) / most) ** 0.5), 1),
        day=words.day(date.fromisoformat(day.text), weekday=False),
        place=row.label,
        people=people.text,
        hedged=people.key == "hedged",
    )
