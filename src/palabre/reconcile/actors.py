"""Actors: who a noun phrase stands for in the record, and proposals for people whom the register lacks.

Input: parties with their sheet, the register behind `ActorNames`, the desk's actors. Output: `Who`, and the record's
actors: those of the register that the record names, and proposed people. Refuses: to propose anybody without a full
name, and to take two people for one because a pronoun or *a local official* stands for both.
"""

import re
from collections import Counter
from functools import cache
from typing import Protocol

from palabre.model.actor import Actor, ActorKind, Mention, MentionKind, Party, Who, WordLists, Words
from palabre.model.desk import Desk
from palabre.model.ids import content_id
from palabre.model.source import Source, SourceKind
from palabre.reconcile import lexicon
from palabre.reconcile.people import Overrides
from palabre.reconcile.sheet import Sheet
from palabre.reconcile.vocabulary import Vocabulary, begins_sentence
from palabre.reconcile.words import fold_case, raw_words

OWN_VOICE = frozenset({SourceKind.GOVERNMENT, SourceKind.ARMED_GROUP, SourceKind.ORGANISATION, SourceKind.MONITOR})
"""Sources that report what they themselves found, did or say: their figures are theirs."""


class ActorNames(Protocol):
    """The register, as far as the fold needs it."""

    def get(self, id: str) -> Actor | None:
        """The actor with this id, or None."""
        ...


def proposal_id(name: str) -> str:
    """The id of a proposed person: made of the folded name, so that every article proposes the same one."""
    return content_id("ac", " ".join(raw_words(fold_case(name))))


def is_anonymous(name: str) -> bool:
    """Whether the words name nobody by themselves: a pronoun, or a phrase without a name (*a local official*)."""
    if fold_case(name) in lexicon.words("anonymous")["pronouns"]:
        return True
    words = name.replace("’", "'").replace("'", "' ").split()
    while words and fold_case(words[0]) in lexicon.words("anonymous")["determiners"]:
        words = words[1:]
    return not words or not any(word[:1].isupper() for word in words)


def full_names(actor: Actor) -> frozenset[str]:
    """The folded names of an actor in both languages: no acronyms and no single words, which others may share."""
    names = (actor.names.en, actor.names.fr)
    return frozenset(fold_case(name) for name in names if name and " " in name)


_FIRST = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+")


@cache
def _small_words() -> frozenset[str]:
    return frozenset(lexicon.words("anonymous")["determiners"]) | lexicon.all_words("stopwords")


class Cast:
    """Resolves parties, and remembers whom it met."""

    def __init__(self, register: ActorNames, desk: Desk, rules: Overrides, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._register = register
        self._desk = {a.id: a for a in desk.actors}
        self._by_name = {name: a.id for a in desk.actors for name in full_names(a)}
        self._sources = {s.id: fold_case(s.name) for s in desk.sources}
        self._rules = rules
        self._who: dict[str, Who] = {}
        self._known: dict[str, Actor] = {}
        self._spellings: dict[str, Counter[tuple[str, str]]] = {}
        self._mentions: dict[str, dict[str, Mention]] = {}

    def who(self, party: Party | None, page: Sheet) -> Who | None:
        """Whom a party stands for; None for no party."""
        if party is None:
            return None
        if party.actor:
            return self._registered(party.actor, party.resolved or party.text)
        mention = self._mention(party.mention, page)
        if mention and mention.actor:
            return self._registered(mention.actor, party.resolved or party.text)
        name = party.resolved or party.text
        if mention and mention.kind is MentionKind.PERSON:
            return self._person(party.resolved or mention.text, page)
        return Who(name=name if party.resolved else self._uncapitalised(party, page))

    def _uncapitalised(self, party: Party, page: Sheet) -> str:
        """The words of a party without the capital that only the beginning of the sentence gave them."""
        word = _FIRST.match(party.text)
        if word is None or not begins_sentence(page.article.text, party.spans[0][0]):
            return party.text
        lower = word.group().lower()
        common = fold_case(lower) in _small_words() or self._vocabulary.knows(lower, page)
        return lower + party.text[word.end() :] if common else party.text

    def person(self, party: Party, page: Sheet) -> Who:
        """Whom a party that must be a person stands for (the holder of a post)."""
        found = self.who(party, page)
        if found and found.actor:
            return found
        return self._person(party.resolved or party.text, page)

    def key(self, who: Who | None, page: Sheet, story: str) -> str:
        """What makes two speakers the same: nameless ones only within one story, pronouns within one article."""
        if who is None:
            return "?"
        if who.actor:
            return who.actor
        if fold_case(who.name) in lexicon.words("anonymous")["pronouns"]:
            return f"{who.key}@{page.id}"
        return f"{who.key}@{story}" if is_anonymous(who.name) else who.key

    def actor(self, who: Who) -> Actor | None:
        """The entry of the register or the desk; None for proposed and unknown ones."""
        return self._known.get(who.actor) if who.actor else None

    def is_body(self, who: Who) -> bool:
        """Whether a state, a group, an organisation or a community of the register or the desk is meant."""
        actor = self.actor(who)
        return actor is not None and actor.kind is not ActorKind.PERSON

    def source(self, source: Source) -> Who:
        """A source as an actor: the desk's actor of its name, else only its name."""
        found = self._by_name.get(fold_case(source.name))
        return self._registered(found, source.name) if found else Who(name=source.name)

    def is_doer(self, who: Who, page: Sheet) -> bool:
        """Whether anybody is meant who can have done something: not nobody, an agency, or the outlet itself."""
        name = fold_case(who.name)
        if name in lexicon.words("anonymous")["nobody"] or name in lexicon.all_words("agencies"):
            return False
        return name != self._sources.get(page.source)

    def actors(self) -> tuple[Actor, ...]:
        """The actors that the record names, by id."""
        found = dict(self._known)
        for name in self._spellings:
            if name not in self._rules.rejected:
                found[name] = self._proposal(name)
        return tuple(found[name] for name in sorted(found))

    def _registered(self, name: str, words: str) -> Who:
        found = self._who.get(name)
        if found is None:
            actor = self._desk.get(name) or self._register.get(name)
            if actor is None:
                return Who(name=words, actor=name)
            twin = next((t for n in full_names(actor) if (t := self._by_name.get(n))), None)
            actor = self._desk[twin] if twin else actor
            self._known[actor.id] = actor
            found = self._who[name] = Who(name=actor.names.in_language("en"), actor=actor.id)
        return found

    def _mention(self, name: str | None, page: Sheet) -> Mention | None:
        if name is None:
            return None
        if page.id not in self._mentions:
            self._mentions[page.id] = {m.id: m for m in page.reading.mentions}
        return self._mentions[page.id].get(name)

    def _person(self, name: str, page: Sheet) -> Who:
        words = raw_words(name)
        if len(words) < 2 or not (words[0][:1].isupper() and words[-1][:1].isupper()):
            return Who(name=name)
        proposed = proposal_id(name)
        if proposed in self._rules.rejected:
            return Who(name=name)
        self._spellings.setdefault(proposed, Counter())[(page.language, name)] += 1
        return Who(name=" ".join(fold_case(name).split()).title() if name.isupper() else name, actor=proposed)

    def _proposal(self, name: str) -> Actor:
        seen = sorted(self._spellings[name].items(), key=lambda s: (-s[1], s[0]))
        best: dict[str, str] = {}
        for (language, spelling), _ in seen:
            best.setdefault(language, spelling)
        others = tuple(sorted({s for (_, s), _ in seen} - set(best.values())))
        return Actor(
            id=name,
            kind=ActorKind.PERSON,
            names=Words(en=best.get("en"), fr=best.get("fr")),
            aliases=WordLists(en=others, fr=others) if others else WordLists(),
            proposed=name not in self._rules.accepted,
        )
