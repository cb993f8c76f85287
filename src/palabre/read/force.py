"""What a statement does: the cue's own force and the content in, a `Force` out.

The cue decides; a cue that only says (*said*, *a déclaré*) leaves it to hints in the content. What the first sentence
of a long quotation does decides for all of it: *[The valley is not for sale.] We will defend it.*
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from palabre.model.statement import Force, Form, Voice


@dataclass(frozen=True, slots=True)
class Hint:
    """A wording of contents in lower case and the force it shows.

    `of` the forces that the cue may have, `pattern` for the content by whether it is a quotation, `cue` a wording that
    the cue must have, `lead` only at the head of the content.
    """

    of: frozenset[Force]
    force: Force
    pattern: dict[bool, re.Pattern[str]]
    cue: re.Pattern[str] | None
    voice: frozenset[Voice]
    form: frozenset[Form]
    lead: bool


_LEAD = 60  # characters: where the main clause of a content shows that it is denied


_LONG = 600  # characters: what a statement does shows at its start


# Where a first sentence ends: not behind a title or an initial (*Mr. Haile*, *M. Sow*).
_STOP = re.compile(r"(?<![A-Z]\.[A-Z])(?<!\b[A-Z])(?<!\bMr)(?<!\bDr)(?<!\bMs)(?<!\bSt)(?<!\bno)[.!?…]+[\"”»’]? +(?=\S)")
_PART = re.compile(r"<(\w+)>")


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
            pattern={quoted: re.compile(_whole(h["pattern"], raw["parts"], quoted=quoted)) for quoted in (False, True)},
            cue=re.compile(h["cue"]) if "cue" in h else None,
            voice=frozenset(Voice(v) for v in h.get("voice", ())),
            form=frozenset(Form(f) for f in h.get("form", ())),
            lead=h.get("lead", False),
        )
        for h in raw["hint"]
    )


def _whole(pattern: str, parts: dict[str, str], *, quoted: bool) -> str:
    """A pattern with its parts filled in: who says *we* in a quotation is *they* without marks."""
    while found := _PART.search(pattern):
        name = found[1]
        part = parts.get(f"{name}_quoted", parts.get(name, "")) if quoted else parts[name]
        pattern = pattern[: found.start()] + f"(?:{part})" + pattern[found.end() :]
    return pattern


def force_of(cue: Force, content: str, *, voice: Voice, form: Form, language: str, said: str = "") -> Force:
    """The force of a statement; `said` are the words of its cue."""
    if cue is Force.CLAIM and voice in _DISINTERESTED:
        cue = Force.SAY
    fitting = [h for h in hints(language) if _asks(h, cue, voice, form, said.lower())]
    text = _MARKS.sub("", content[:_LONG]).strip()
    stop = _STOP.search(text) if form is Form.DIRECT else None
    first = text[: stop.end()].strip() if stop else text
    for part in dict.fromkeys((first, text)):
        hint = _fits(fitting, part.lower(), quoted=form is Form.DIRECT)
        if hint:
            return hint.force
    return cue


def _asks(hint: Hint, cue: Force, voice: Voice, form: Form, said: str) -> bool:
    """Whether a hint is for such a cue, voice and form."""
    asked = (not hint.voice or voice in hint.voice) and (not hint.form or form in hint.form)
    return cue in hint.of and asked and (hint.cue is None or hint.cue.search(said) is not None)


def _fits(fitting: list[Hint], plain: str, *, quoted: bool) -> Hint | None:
    """The first hint whose wording stands in a content in lower case."""
    return next((h for h in fitting if h.pattern[quoted].search(plain[:_LEAD] if h.lead else plain)), None)
