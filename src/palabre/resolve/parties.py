"""Which actor a noun phrase stands for: parties in, parties with actor, mention and full name out.

In order: the full name behind a pronoun; a person named in the phrase; the phrase as a name of the register; a noun of
government or army beside a state; an office without a name, at the article's day; one group named in the phrase.
Refuses to choose where none or two fit.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from palabre.model.actor import Actor, ActorKind, Mention, MentionKind, OfficeRole, Party, Via
from palabre.model.affiliation import Role
from palabre.model.passage import cover
from palabre.resolve.party_words import party_words
from palabre.resolve.register import Register

_NEAR = 6  # mentions that a bare noun or a possessive looks back over
_GROUPS = {MentionKind.ARMED_GROUP, MentionKind.ORGANISATION, MentionKind.COMMUNITY}
_OPENING = 5  # characters before a place in which a sentence opens with it (*In *, *À *)
_OPENS = re.compile(r"(?:^|[\n.!?»”]\s?)(?:In |At |À |A )?$")
_STOP = re.compile(r"\n")
_ELISION = re.compile(r"^[lLdD]['’]")
_WORDS = re.compile(r"[\w-]+")
_OF = re.compile(
    r"\b(?:of|for|to|by|with|from|de|du|des|pour|par|avec)\s+(?:the\s+|la\s+|le\s+|l['’])?$|\bd['’]$", re.IGNORECASE
)
_SPEAKS_FOR = {OfficeRole.HEAD_OF_STATE, OfficeRole.HEAD_OF_GOVERNMENT, OfficeRole.FOREIGN_MINISTER,
               OfficeRole.DEFENCE_MINISTER, OfficeRole.SPOKESPERSON, OfficeRole.LEADER,
               OfficeRole.CHIEF_OF_MISSION}  # fmt: skip


_MINISTERS = {OfficeRole.HEAD_OF_GOVERNMENT, OfficeRole.FOREIGN_MINISTER, OfficeRole.DEFENCE_MINISTER}


class PartyResolver:
    """Resolves the parties of one article.

    Args:
        register: the known actors.
        language: of the article.
        on: the article's day, for offices; None when it is not known.
        mentions: the article's mentions, resolved.
        text: the article's text.
    """

    def __init__(
        self, register: Register, *, language: str, on: date | None, mentions: tuple[Mention, ...], text: str
    ) -> None:
        self._register = register
        self._language = language
        self._lexicon = party_words(language)
        self._on = on
        self._mentions = mentions
        self._text = text
        self._starts = [m.spans[0][0] for m in mentions]
        self._by_text: dict[str, Mention] = {}
        for mention in mentions:
            self._by_text.setdefault(mention.text, mention)
        self._people = self._index_people()
        self._renamed: dict[str, str] = {}
        counts = Counter(m.actor for m in mentions if m.kind is MentionKind.STATE and m.actor)
        self._subjects = counts.most_common(2)

    def _index_people(self) -> dict[str, tuple[str, str | None]]:
        """Surname, lower case, to full name and actor id, from the persons that the article names in full."""
        people: dict[str, tuple[str, str | None]] = {}
        for mention in self._mentions:
            words = mention.text.split()
            if mention.kind is MentionKind.PERSON and len(words) > 1:
                for start in range(1, len(words)):
                    people.setdefault(" ".join(words[start:]).lower(), (mention.text, mention.actor))
        return people

    def resolved(self, party: Party) -> Party:
        """The party with what could be found out about it."""
        name = party.resolved or party.text
        if party.text.lower() in self._lexicon.pronouns:
            if party.resolved is None:
                return party
            name = self._renamed.get(party.resolved, party.resolved)
            return self._named(replace(party, resolved=name), name)
        inside = self._inside(party)
        person = self._person(party, inside)
        if person:
            return self._as_mention(party, person)
        known = self._by_name(name)
        if known:
            return replace(party, actor=known.id, mention=inside[0].id if inside else None)
        office = self._office(party, inside)
        if office:
            holder = self._holder(*office)
            return replace(party, actor=holder.id, resolved=party.resolved or self._name(holder)) if holder else party
        state = self._state(party, inside)
        if state:
            return replace(party, actor=state)
        meant = self._meant(party)
        if meant:
            return replace(party, actor=meant.actor, resolved=party.resolved or meant.text)
        groups = {m.actor: m for m in inside if m.kind in _GROUPS and m.actor and self._heads(party, m)}
        if len(groups) == 1:
            actor, mention = next(iter(groups.items()))
            return replace(party, actor=actor, mention=mention.id)
        return self._bare(party, inside)

    def office_of(self, actor: Actor) -> str | None:
        """The state or body for which a registered person spoke on the article's day."""
        for office in actor.offices:
            begun = office.start is None or self._on is None or office.start <= self._on
            if office.role in _SPEAKS_FOR and begun and (office.to is None or (self._on and self._on <= office.to)):
                return office.organisation
        return None

    def organisation_in(self, party: Party, roles: Iterable[Role]) -> str | None:
        """The body for which somebody speaks by the article's own words: a role of that person, or the phrase."""
        office = self._office(party, self._inside(party))
        if office:
            return office[1]
        if party.text.split()[0].lower() in self._lexicon.possessives:
            owner = self._last(party, {*_GROUPS, MentionKind.STATE})
            return owner.actor if owner else None
        name = (party.resolved or party.text).lower()
        for role in roles:
            same = role.person.text.lower() in name or name in (role.person.resolved or role.person.text).lower()
            if same and role.organisation and role.qualifier not in self._lexicon.former:
                found = self.resolved(role.organisation).actor
                if found:
                    return found
        return self._owner(party)

    def _owner(self, party: Party) -> str | None:
        """The body before a post in the full name behind a pronoun: *the League's envoy, Awa Keïta*."""
        name = party.resolved or ""
        owners = {
            m.actor
            for m in self._mentions
            if m.kind in _GROUPS and m.actor and f"{m.text}’s " in name.replace("'", "’")
        }
        return owners.pop() if len(owners) == 1 else None

    # ------------------------------------------------------------------------------------------- each way
    def _inside(self, party: Party) -> list[Mention]:
        start, end = cover(party.spans)
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [m for m in self._mentions[first:last] if m.spans[0][1] <= end]

    def _heads(self, party: Party, mention: Mention) -> bool:
        """Whether a group can stand for the phrase; a community only as its head (not *rebels, mainly Tuareg*)."""
        return mention.kind is not MentionKind.COMMUNITY or self._bared(party.text).startswith(mention.text)

    def _person(self, party: Party, inside: list[Mention]) -> Mention | None:
        """A person in the phrase who is its head, not a complement (*the spokesman of Awa Keïta*)."""
        start, _ = cover(party.spans)
        for mention in inside:
            if mention.kind is MentionKind.PERSON and not _OF.search(self._text[start : mention.spans[0][0]]):
                return mention
        return None

    def _as_mention(self, party: Party, mention: Mention) -> Party:
        full, actor = self._people.get(mention.text.lower(), (mention.text, mention.actor))
        if party.resolved and party.resolved != full:
            self._renamed[party.resolved] = full  # pronouns that lead to this phrase mean the person in it
        return replace(party, mention=mention.id, actor=mention.actor or actor, resolved=full)

    def _named(self, party: Party, name: str) -> Party:
        """By a full name that stands elsewhere in the article."""
        words = name.split()
        endings = (" ".join(words[n:]) for n in range(len(words)))
        mention = next((self._by_text[e] for e in endings if e in self._by_text), None)
        known = self._by_name(name)
        actor = known.id if known else mention.actor if mention else None
        if actor is None and mention is None:
            inner = next((m for m in self._by_text.values() if m.actor and m.text in name), None)
            return replace(party, actor=inner.actor) if inner and inner.kind is MentionKind.PERSON else party
        return replace(party, actor=actor, mention=mention.id if mention else None)

    def _by_name(self, phrase: str) -> Actor | None:
        """The registered bearer of the name; *the Long Name (LN)* goes by either."""
        name, _, acronym = self._bared(phrase).partition(" (")
        wordings = [self._bared(phrase), name, acronym.partition(")")[0]] if acronym else [name]
        found = (self._register.by_name(w, self._language) for w in wordings if w)
        return next((f[0] for f in found if f), None)

    def _bared(self, phrase: str) -> str:
        words = phrase.split()
        while words and words[0].lower() in self._lexicon.determiners:
            words.pop(0)
        return _ELISION.sub("", " ".join(words))

    def _states(self, inside: list[Mention]) -> list[str]:
        return list(dict.fromkeys(m.actor for m in inside if m.kind is MentionKind.STATE and m.actor))

    def _words(self, party: Party) -> list[str]:
        return _WORDS.findall(party.text.lower())

    def _state(self, party: Party, inside: list[Mention]) -> str | None:
        """*the Malian authorities*, *l'armée malienne*; the bare name or capital of a state is its government."""
        states = self._states(inside)
        if not inside:
            return self._state_meant(party)
        if len(states) != 1:
            return None
        words = set(self._words(party))
        if words & self._lexicon.army:
            return self._army(states[0]) or states[0]
        alone = len(self._bared(party.text).split()) == len(inside[0].text.split())
        return states[0] if words & self._lexicon.state or alone else None

    def _state_meant(self, party: Party) -> str | None:
        """*The government*, *l'armée*: of the state that the article names most, if also last or twice as often."""
        phrase = self._bared(self._lexicon.bare.sub(" ", party.text.lower()))
        noun = self._lexicon.voice.sub("", phrase)
        ministers = {w for role, w in self._lexicon.offices if noun != phrase and role in _MINISTERS}
        if noun not in self._lexicon.government_alone | self._lexicon.army_alone | ministers:
            return None
        here = self._here(party)
        if here:
            return self._army(here) or here if noun in self._lexicon.army_alone else here
        if not self._subjects:
            return None
        (state, often), *others = self._subjects
        last = self._last(party, {MentionKind.STATE})
        if any(often < 2 * count for _, count in others) and (last is None or last.actor != state):
            return None
        return self._army(state) or state if noun in self._lexicon.army_alone else state

    def _here(self, party: Party) -> str | None:
        """The state in whose capital the paragraph is set: *In Bamako, the government said*."""
        start, _ = cover(party.spans)
        number = bisect_left(self._starts, start)
        for mention in reversed(self._mentions[max(number - _NEAR, 0) : number]):
            country = mention.place.country if mention.place else None
            opens = _OPENS.search(self._text[max(mention.spans[0][0] - _OPENING, 0) : mention.spans[0][0]])
            between = self._text[mention.spans[0][1] : start]
            if not (country and opens and not _STOP.search(between)):
                continue
            state = self._register.get(f"state/{country}")
            if state and state.capital and mention.text in (state.capital.en, state.capital.fr):
                return state.id
        return None

    def _army(self, state: str) -> str | None:
        country = self._register.get(state)
        if country is None:
            return None
        wordings = {
            "en": [f"{d} {noun}" for d in country.demonyms.en for noun in ("army", "armed forces")],
            "fr": [f"{noun} {d}" for d in country.demonyms.fr for noun in ("armée", "forces armées")],
        }[self._language]
        found = (self._register.by_name(w) for w in wordings)
        return next((f[0].id for f in found if f and f[0].kind is ActorKind.ORGANISATION), None)

    def _office(self, party: Party, inside: list[Mention]) -> tuple[OfficeRole, str] | None:
        """The office and its state where the phrase is a title without a name: *the French foreign minister*."""
        states = self._states(inside)
        if len(states) != 1 or len(inside) != 1:
            return None
        name = re.escape(inside[0].text.lower().replace("’", "'"))
        title = party.text.lower().replace("’", "'")
        of = r"(?:\b(?:of|de|du|des)\s+(?:the\s+|la\s+|l')?|\bd')"
        # *head of state of Mali* loses its preposition with the name, *head of French diplomacy* keeps it.
        without = [re.sub(rf"{before}{name}(?:'s?)?(?!\w)", " ", title, count=1) for before in (f"{of}?", "")]
        titles = {self._bared(self._lexicon.bare.sub(" ", t)) for t in without}
        return next(((role, states[0]) for role, wording in self._lexicon.offices if wording in titles), None)

    def _holder(self, role: OfficeRole, state: str) -> Actor | None:
        """Who held the office on the article's day."""
        holders = self._register.in_office(role, state, self._on) if self._on else ()
        return holders[0] if len(holders) == 1 else None

    def _meant(self, party: Party) -> Mention | None:
        """The body that a bare noun stands for: *the movement*, *l'association*."""
        noun = self._bared(party.text).lower()
        if party.text[:1] == noun[:1] or party.resolved:  # no article before it, or a name is known already
            return None
        return self._last(party, {kind for kind, nouns in self._lexicon.anaphors.items() if noun in nouns})

    def _last(self, party: Party, kinds: Collection[MentionKind]) -> Mention | None:
        """The body of such a kind that the article names last before the phrase, if that is near."""
        start, _ = cover(party.spans)
        before = self._mentions[: bisect_left(self._starts, start)][-_NEAR:]
        return next((m for m in reversed(before) if m.kind in kinds and m.actor), None)

    def _bare(self, party: Party, inside: list[Mention]) -> Party:
        """A surname alone, or a name that the register lacks: its mention and full name."""
        full = self._people.get(self._bared(party.text).lower())
        alone = len(inside) == 1 and len(inside[0].text) > len(party.text) / 2
        # *two Italians* are not Italy
        mention = inside[0].id if alone and inside[0].via is not Via.DEMONYM else None
        if full:
            return replace(party, mention=mention, actor=full[1], resolved=party.resolved or full[0])
        return party if mention == party.mention else replace(party, mention=mention)

    def _name(self, actor: Actor) -> str:
        return actor.names.in_language(self._language)
