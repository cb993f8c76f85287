"""A brief set as text, Markdown, JSON or one self-contained HTML file."""

from palabre.publish.brief.render.json import to_json
from palabre.publish.brief.render.markdown import to_markdown
from palabre.publish.brief.render.page import to_html
from palabre.publish.brief.render.text import to_text

__all__ = ["to_html", "to_json", "to_markdown", "to_text"]
