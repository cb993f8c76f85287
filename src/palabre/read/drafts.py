"""Drafts: events while they are being put together, and when two mentions are one event. No text is read here."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from palabre.model.actor import Party
from palabre.model.codes import PloverType
from palabre.model.event import VIOLENT, Attribution, Certainty, EventKind, EventStatus
from palabre.model.passage import Span
from palabre.model.place import NamedPlace
from palabre.model.time import Time
from palabre.model.toll import Harm, Qualifier, Size, Toll, Victim
from palabre.read.inflection import Form
from palabre.read.triggers import Trigger

NAME = "drafts.v1"

AreTwo = Callable[[Toll, Toll], bool]

_NEAR = 6  # sentences within which *the coup* is the one told before
_SEVERAL = 3  # the most that *several*, *some*, a bare plural count at least
# Kinds that leave open by what means, and those that tell it.
_OF_ANY_MEANS = frozenset({EventKind.ATTACK, EventKind.KILLING, EventKind.DESTRUCTION})
_OF_ONE_MEANS = frozenset({EventKind.EXPLOSION, EventKind.AIR_STRIKE})
_LOOSE = frozenset({Form.BASE, Form.GERUND})
# Kinds that are told by their end as well: *lifted the siege*.
ENDABLE = frozenset({EventKind.SIEGE, EventKind.SANCTION, EventKind.RESTRICTION})
# Kinds beside the violent ones under which one event may be told.
_ALIKE = ({EventKind.RELEASE, EventKind.EXCHANGE}, {EventKind.CEASEFIRE, EventKind.AGREEMENT})
# Kinds of which an article may tell several, each by its own verb.
_SINGLE = frozenset(
    {
        EventKind.RESTRICTION,
        EventKind.SANCTION,
        EventKind.BOYCOTT,
        EventKind.RELEASE,
        EventKind.DEPLOYMENT,
        EventKind.CONTACT,
        EventKind.AID,
        EventKind.WITHDRAWAL,
        EventKind.EXPULSION,
        EventKind.APPOINTMENT,
        EventKind.BREACH,
        EventKind.OTHER,
    }
)
# Which kinds a figure of this harm may belong to; the first kinds that are there win.
BEARERS: dict[Harm, tuple[frozenset[EventKind], ...]] = {
    Harm.KILLED: (VIOLENT - {EventKind.DESTRUCTION}, frozenset({EventKind.ABDUCTION, EventKind.PROTEST}), VIOLENT),
    Harm.INJURED: (VIOLENT - {EventKind.DESTRUCTION}, frozenset({EventKind.PROTEST, EventKind.ABDUCTION}), VIOLENT),
    Harm.MISSING: (VIOLENT, frozenset({EventKind.ABDUCTION})),
    Harm.ABDUCTED: (frozenset({EventKind.ABDUCTION}), VIOLENT),
    Harm.DETAINED: (
        frozenset({EventKind.ARREST}),
        VIOLENT - {EventKind.DESTRUCTION} | {EventKind.PROTEST, EventKind.SURRENDER},
    ),
    Harm.RELEASED: (frozenset({EventKind.EXCHANGE}), frozenset({EventKind.RELEASE}), VIOLENT),
    Harm.DISPLACED: (frozenset({EventKind.DISPLACEMENT}), VIOLENT),
}


@dataclass(slots=True)
class Draft:
    """An event in the making.

    `sentence` is that of its first mention, `mentions` and `triggers` are those of the later ones, `places` where these
    say it was.
    """

    trigger: Trigger
    spans: tuple[Span, ...]
    sentence: int
    kind: EventKind
    type: PloverType
    status: EventStatus
    definite: bool
    actors: list[Party] = field(default_factory=list)
    recipients: list[Party] = field(default_factory=list)
    place: NamedPlace | None = None
    other_places: tuple[NamedPlace, ...] = ()
    time: Time | None = None
    tolls: list[Toll] = field(default_factory=list)
    sizes: list[Size] = field(default_factory=list)
    attribution: list[Attribution] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
    places: list[NamedPlace] = field(default_factory=list)
    triggers: list[Trigger] = field(default_factory=list)

    @property
    def told(self) -> int:
        """How many sorts of detail the text gives."""
        details = (self.actors, self.recipients, self.place, self.time, self.tolls, self.sizes, self.attribution)
        return sum(bool(d) for d in details)


def same_event(old: Draft, new: Draft) -> bool:
    """Whether a later mention is an earlier event told again: a common anchor and nothing that contradicts."""
    if not _kin(old, new) or (_conflict(old, new) and not _one_coup(old, new)):
        return False
    if _two_deeds(old, new):
        return False
    if old.status is not new.status and EventStatus.NEGATED in {old.status, new.status}:
        return False
    if _shared_toll(old, new):
        return True
    near = new.sentence - old.sentence
    later = old.kind is not new.kind and new.time is not None and not same_time(old, new)
    if (
        new.definite
        and near <= _NEAR
        and not later
        and (new.kind is not EventKind.CONSULTATION or _same_word(old, new))
    ):
        return True
    if old.kind is not new.kind:
        return near <= 1 and not _dated_or_placed(old, new) and not new.recipients and not new.tolls
    if old.kind is EventKind.CONSULTATION and not _same_word(old, new):
        return False
    anchored = same_place(old, new) + same_time(old, new) + shared_party(old, new)
    if anchored >= 2:
        return True
    return not _adds(old, new) and (anchored == 1 or new.told <= 1)


def _two_deeds(old: Draft, new: Draft) -> bool:
    """*shut schools and imposed a curfew*, *an embargo ... will be lifted*: two deeds, not one told again."""
    if old.kind in ENDABLE and PloverType.RETREAT in {old.type, new.type} and old.type is not new.type:
        return True
    if new.kind is old.kind and old.kind in _SINGLE and _own_verb(old, new):
        return True
    if old.kind in VIOLENT or old.sentence != new.sentence or old.trigger.sense.base == new.trigger.sense.base:
        return False
    others = old.recipients and new.recipients and not shared_party(old, new)
    joined = not (old.trigger.noun or new.trigger.noun) and new.trigger.sense.form not in _LOOSE  # no *to protest*
    return joined or bool(old.trigger.noun and new.trigger.noun and others)


def _own_verb(old: Draft, new: Draft) -> bool:
    """*are to free sixty ... had freed 23*: each by a verb of its own."""
    by_verb = not new.trigger.noun or len(new.spans) > 1  # *imposed a curfew*
    if not by_verb or old.trigger.noun or new.trigger.sense.form is Form.BASE:
        return False
    done = {EventStatus.REPORTED, EventStatus.CLAIMED}
    if (old.status in done) is not (new.status in done):
        return True
    other_words = old.trigger.sense.base != new.trigger.sense.base
    others = bool(old.actors and new.actors) and not shared_party(old, new)
    return other_words and (others or old.sentence == new.sentence)


def _dated_or_placed(old: Draft, new: Draft) -> bool:
    """Whether the later mention has a time or place that is not the earlier one's."""
    return bool(new.time and not same_time(old, new)) or bool(new.place and not same_place(old, new))


def _same_word(old: Draft, new: Draft) -> bool:
    """Whether both are named by one word, or by words for talks."""
    return old.trigger.sense.base == new.trigger.sense.base or (old.trigger.sense.talks and new.trigger.sense.talks)


def _adds(old: Draft, new: Draft) -> bool:
    """Whether the later mention tells a day, place, figure or victim that the earlier one did not."""
    time = new.time is not None and not same_time(old, new)
    place = new.place is not None and not same_place(old, new)
    return time or place or bool(new.tolls) or bool(new.recipients and old.recipients and not shared_party(old, new))


def _kin(old: Draft, new: Draft) -> bool:
    if old.kind is new.kind:
        return True
    pair = {old.kind, new.kind}
    return pair <= VIOLENT or pair in _ALIKE


def _one_coup(old: Draft, new: Draft) -> bool:
    """*overthrew the president on Thursday ... supporters of the coup marched on Friday*: it is not told again when."""
    known = new.definite and new.trigger.noun and old.kind is EventKind.OVERTHROW
    return known and old.status in {EventStatus.REPORTED, EventStatus.CLAIMED} and new.sentence - old.sentence <= _NEAR


def _conflict(old: Draft, new: Draft) -> bool:
    if old.time and new.time and not same_time(old, new) and old.time.start and new.time.start:
        return True
    both = old.place and new.place
    return bool(both and not same_place(old, new) and not (old.other_places or new.other_places))


def same_time(old: Draft, new: Draft) -> bool:
    """Whether both have times that can be one."""
    if old.time is None or new.time is None:
        return False
    if old.time.start is None or new.time.start is None or new.time.end is None or old.time.end is None:
        return old.time.text.lower() == new.time.text.lower()
    return old.time.start <= new.time.end and new.time.start <= old.time.end


def same_place(old: Draft, new: Draft) -> bool:
    """Whether both name a common place."""
    if old.place is None or new.place is None:
        return False
    one = {p.text.lower() for p in (old.place, *old.other_places)}
    two = {p.text.lower() for p in (new.place, *new.other_places)}
    return bool(one & two)


def shared_party(old: Draft, new: Draft) -> bool:
    """Whether somebody suffers or acts in both, as worded."""
    one = {p.text.lower() for p in (*old.recipients, *old.actors)}
    return any(p.text.lower() in one for p in (*new.recipients, *new.actors))


def _shared_toll(old: Draft, new: Draft) -> bool:
    return any(same_toll(a, b) and (a.best or 0) > 1 for a in old.tolls for b in new.tolls)


def same_toll(one: Toll, two: Toll) -> bool:
    """Whether two figures say the same of the same victims."""
    who = one.who is two.who or "unknown" in {one.who, two.who}
    return one.harm is two.harm and who and (one.low, one.best, one.high) == (two.low, two.best, two.high)


def _superseded(vague: Toll, tolls: list[Toll]) -> bool:
    """*several villagers*, told as *four villagers* in another sentence: the number stands for both."""
    if vague.qualifier is not Qualifier.VAGUE or (vague.low or 0) > _SEVERAL:
        return False
    return any(
        vague.harm is t.harm
        and vague.cumulative is t.cumulative
        and (vague.who is t.who or Victim.UNKNOWN in {vague.who, t.who})
        and (t.best or 0) >= (vague.low or 0)
        for t in tolls
    )


def add_toll(tolls: list[Toll], toll: Toll, are_two: AreTwo) -> bool:
    """Add a figure, or, where it is told already, who suffered; whether it is new."""
    for at, held in enumerate(tolls):
        if same_toll(toll, held) and not are_two(toll, held):
            if held.who is Victim.UNKNOWN and toll.who is not Victim.UNKNOWN:
                tolls[at] = replace(held, who=toll.who)
            return False
    tolls.append(toll)
    return True


def merge(old: Draft, new: Draft, are_two: AreTwo) -> None:
    """Take over from a later mention what the first one did not tell; `are_two` tells one person from another."""
    if old.kind is EventKind.EXCHANGE:
        side = {"a": "b", "b": "a"}.get(next((a.side for a in old.actors if a.side), None) or "")
        held = {a.text.lower() for a in old.actors}
        old.actors += [replace(a, side=side) for a in new.actors if a.text.lower() not in held]
    doubted = new.status is EventStatus.ALLEGED and old.status is EventStatus.REPORTED
    if doubted:
        known = {a.to.spans for a in new.attribution}
        doubted_of = [a for a in new.actors if a.spans not in known]
        old.attribution += [Attribution(to=a, certainty=Certainty.ATTRIBUTED, spans=a.spans) for a in doubted_of]
    else:
        old.actors = old.actors or new.actors
    old.recipients = old.recipients or new.recipients
    if old.place is None:
        old.place, old.other_places = new.place, new.other_places
    old.time = old.time if old.time and (old.time.start or not new.time or not new.time.start) else new.time
    for toll in new.tolls:
        add_toll(old.tolls, toll, are_two)
    old.tolls = [t for t in old.tolls if not _superseded(t, old.tolls)]
    old.sizes += new.sizes if not old.sizes else []
    old.attribution += new.attribution
    old.mentions.append(new.sentence)
    old.triggers.append(new.trigger)
    if new.sentence == old.sentence and not new.trigger.noun:
        old.spans = tuple(sorted({*old.spans, *new.spans}))  # *an offensive*, in which they *shelled* the town
    old.places += [p for p in (new.place, *new.other_places) if p]
    if old.kind is EventKind.KILLING and new.kind in VIOLENT and new.definite and new.sentence - old.sentence <= 1:
        old.kind, old.type = new.kind, new.type  # by means, where the text gives it
    elif old.kind in _OF_ANY_MEANS and new.kind in _OF_ONE_MEANS and not new.trigger.sense.many:
        old.kind, old.type = new.kind, new.type
