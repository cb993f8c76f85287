"""Who tells a commitment: its statements in, whether the one bound speaks for himself out.

A government and its army, a body and *its spokesman* are one side; an agreement tells what binds. Refuses to take one
party's word on another for a promise of that other.
"""

import re
from dataclasses import replace

from palabre.model.actor import Party
from palabre.model.commitment import Commitment
from palabre.model.statement import Force, Statement, Voice
from palabre.read.commitment_cues import commitment_lexicon
from palabre.read.commitment_owners import PRONOUNS
from palabre.read.document import Document
from palabre.read.rows import Row

BINDING = {Voice.PARTY, Voice.ORGANISATION, Voice.MEDIATOR}

_OWN = re.compile(
    r"(?:its|his|her|their|our) |the (?:group|movement|army|government|organi[sz]ation|mission)$", re.IGNORECASE
)
_OF_ONE = re.compile(r"(?:its|his|her|their|son|sa|ses|leurs?)\s", re.IGNORECASE)


def told(doc: Document, made: Commitment, contents: Row[Statement]) -> Commitment:
    """The commitment with the statement that its words lie in; hedged when another one tells it."""
    start = made.act.spans[0][0]
    holding = contents.touching(start, start + 1)
    if not holding:
        return made
    statement = min(holding, key=lambda s: sum(b - a for a, b in s.content.spans))
    owner_inside = made.owner is not None and any(a <= made.owner.spans[0][0] < b for a, b in statement.content.spans)
    if owner_inside and made.owner and _own(made.owner) and statement.speaker:
        return replace(made, owner=statement.speaker, statement=statement.id)
    another = owner_inside and not _of_one_side(doc, statement.speaker, made.owner)
    return replace(made, hedged=made.hedged or another, statement=statement.id)


def heard(made: Commitment, contents: Row[Statement]) -> bool:
    """Whether it is only denied (*denied it had agreed to leave*), or a *we* of one who binds nobody: an analyst."""
    start = made.act.spans[0][0]
    around = contents.touching(start, start + 1)
    if any(s.force is Force.DENY for s in around):
        return True
    own = made.owner is not None and _own(made.owner)
    return own and any(s.voice not in BINDING for s in around)


def own_act(doc: Document, statement: Statement, owner: Party) -> bool:
    """Whether who merely says it speaks of himself or his own (*it*, *his men*, *the group*), or an accord says it."""
    own = owner.text.lower() in PRONOUNS or _OWN.match(owner.text)
    return bool(own or _of_one_side(doc, statement.speaker, owner))


def _of_one_side(doc: Document, speaker: Party | None, owner: Party | None) -> bool:
    """Whether a speaker binds an owner: by a name, as *its* man, as another part of the state, or as an agreement."""
    if speaker is None or owner is None:
        return False
    lexicon = commitment_lexicon(doc.language)
    if lexicon.text.search(speaker.text) or _OF_ONE.match(speaker.text) or _OF_ONE.match(owner.text):
        return True
    names = {w for w in re.findall(r"\w+", owner.text) if w[0].isupper() and len(w) > 3}
    if names & set(re.findall(r"\w+", speaker.text)):
        return True
    state = (lexicon.state.search(owner.text), lexicon.state.search(speaker.text))
    return all(state) and not re.search(r"\b[A-ZÀ-Þ]", owner.text[1:])


def _own(owner: Party) -> bool:
    """Whether the owner is the speaker himself: *we*, *nous*."""
    return owner.text.lower() in PRONOUNS
