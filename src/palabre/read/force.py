"""What a statement does: the cue's own force and the content in, a `Force` out.

The cue decides; a cue that only says (*said*, *a déclaré*) leaves it to hints in the content.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from palabre.model.statement import Force, Form, Voice


@dataclass(frozen=True, slots=True)
class Hint:
    """A wording of contents in lower case and the force it shows. `lead`: only at the head of the content."""

    of: frozenset[Force]
    force: Force
    pattern: re.Pattern[str]
    voice: frozenset[Voice]
    form: frozenset[Form]
    lead: bool


_LEAD = 60  # characters: where the main clause of a content shows that it is denied


_LONG = 600  # characters: what a statement does shows at its start


_MARKS = re.compile('["“”«»‘]\u00a0?')
_DISINTERESTED = {Voice.ORGANISATION, Voice.ANALYST, Voice.MONITOR, Voice.MEDIA}  # their word is no claim of their own


@cache
def hints(language: str) -> tuple[Hint, ...]:
    """The hints of `en` or `fr`, in the order in which they decide."""
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath(f"force.{language}.toml").read_text("utf-8"))
    return tuple(
        Hint(
            of=frozenset(Force(f) for f in h["of"]),
            force=Force(h["force"]),
            pattern=re.compile(h["pattern"]),
            voice=frozenset(Voice(v) for v in h.get("voice", ())),
            form=frozenset(Form(f) for f in h.get("form", ())),
            lead=h.get("lead", False),
        )
        for h in raw["hint"]
    )


def force_of(cue: Force, content: str, *, voice: Voice, form: Form, language: str) -> Force:
    """The force of a statement."""
    if cue is Force.CLAIM and voice in _DISINTERESTED:
        cue = Force.SAY
    plain = _MARKS.sub("", content[:_LONG]).strip().lower()
    for hint in hints(language):
        if cue not in hint.of or (hint.voice and voice not in hint.voice) or (hint.form and form not in hint.form):
            continue
        if hint.pattern.search(plain[:_LEAD] if hint.lead else plain):
            return hint.force
    return cue
