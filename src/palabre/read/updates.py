"""Updates: sentences that bring an earlier event up to date (*a fifth soldier has died*). Drafts in, drafts out.

What they tell belongs to the one dated event of violence of the article. Refuses to choose where there are several.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from tomllib import loads

from palabre.model.event import VIOLENT, EventKind, EventStatus
from palabre.read.document import Document, Sentence
from palabre.read.drafts import Draft
from palabre.read.wordings import Wordings, key

NAME = "updates.v1"

_HAPPENED = {EventStatus.REPORTED, EventStatus.CLAIMED, EventStatus.ALLEGED}
_NEAR = 2  # sentences back to the event that a bare word of harm goes on with


@cache
def _wordings(language: str) -> Wordings[bool]:
    raw = loads(files("palabre.read.lexicon").joinpath(f"tolls.{language}.toml").read_text("utf-8"))
    ordinals = (f"{one} {word}" for one in raw["one"] for word in raw["ordinal"])
    return Wordings((key(w, language), True) for w in (*raw["update"], *ordinals))


def is_update(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence says that it tells more of what was told before."""
    return any(_wordings(doc.language).of_sentence(doc, sentence))


def is_retracted(doc: Document, sentence: Sentence) -> bool:
    """*An earlier version of this article said ...*: what the sentence tells is taken back."""
    return any(_retracted(doc.language).of_sentence(doc, sentence))


@cache
def _retracted(language: str) -> Wordings[bool]:
    raw = loads(files("palabre.read.lexicon").joinpath(f"tolls.{language}.toml").read_text("utf-8"))
    return Wordings((key(w, language), True) for w in raw["retracted"])


def main_event(drafts: Sequence[Draft]) -> Draft | None:
    """The one dated event of violence of an article, if there is one and no other."""
    dated = _dated(drafts)
    return dated[0] if len(dated) == 1 else None


def _dated(drafts: Sequence[Draft]) -> list[Draft]:
    return [d for d in drafts if d.kind in VIOLENT and d.time and not d.trigger.sense.harm and d.status in _HAPPENED]


def without_updates(doc: Document, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that only name the harm of an event told before."""
    kept: list[Draft] = []
    violent: set[int] = set()  # sentences that tell of a violent event
    dated = _dated(drafts)
    apart = Counter(d.sentence for d in dated if _harm_only(d))
    for draft in drafts:
        if _harm_only(draft):
            main = len(dated) - apart[draft.sentence] == 1  # one event of violence, the sentence's own harm left out
            update = main and is_update(doc, doc.body[draft.sentence])
            goes_on = draft.trigger.sense.harm and not (draft.time or draft.place)
            before = any(draft.sentence - back in violent for back in range(1, _NEAR + 1))
            if update or (goes_on and before):
                continue
        kept.append(draft)
        if draft.kind in VIOLENT:
            violent.add(draft.sentence)
    return kept


def _harm_only(draft: Draft) -> bool:
    return draft.kind is EventKind.KILLING or draft.trigger.sense.harm
