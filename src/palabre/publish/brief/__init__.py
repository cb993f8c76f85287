"""The summary of a span: compose it from the record, check it, set it as text, Markdown, JSON or HTML."""

from palabre.publish.brief.compose import checked_brief, compose
from palabre.publish.brief.published import Held, Published, waits
from palabre.publish.brief.renderers import render
from palabre.publish.brief.verify import verify_brief

__all__ = ["Held", "Published", "checked_brief", "compose", "render", "verify_brief", "waits"]
