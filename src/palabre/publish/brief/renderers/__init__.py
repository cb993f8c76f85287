"""A brief set as text, Markdown, JSON or one self-contained HTML file."""

from palabre.publish.brief.model import Brief
from palabre.publish.brief.renderers.json import to_json
from palabre.publish.brief.renderers.markdown import to_markdown
from palabre.publish.brief.renderers.page import to_html
from palabre.publish.brief.renderers.text import to_text
from palabre.record.store import RecordView

__all__ = ["FORMS", "render", "to_html", "to_json", "to_markdown", "to_text"]

FORMS = ("text", "md", "html", "json")


def render(view: RecordView, brief: Brief, form: str = "text", *, width: int = 80, other: str | None = None) -> str:
    """The brief in one of `FORMS`. `width` is the terminal's, `other` the file of the other language (HTML only).

    Raises:
        ValueError: no such form.
    """
    match form:
        case "text":
            return to_text(view, brief, width=width)
        case "md":
            return to_markdown(view, brief)
        case "html":
            return to_html(view, brief, other=other)
        case "json":
            return to_json(view, brief)
    raise ValueError(f"{form!r} is no form of a brief: {', '.join(FORMS)}")
