"""What the sections of a brief share: the record's view, the tongue, the names of actors and sources, the evidence.

Reads the record through `RecordView` only, each article and story at most once.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from palabre.errors import NotFound
from palabre.model.actor import Actor, ActorKind, Who
from palabre.model.article import Article
from palabre.model.claim import Claim
from palabre.model.dispute import Dispute
from palabre.model.passage import Evidence
from palabre.model.position import Question
from palabre.model.source import SourceKind
from palabre.model.story import Story
from palabre.model.time import Period
from palabre.publish.brief import marks
from palabre.publish.brief.grammar import NounPhrase, Tongue
from palabre.publish.brief.grammar.lexicon import common_actors, load
from palabre.publish.brief.model import NO_WEIGHT, Original, PartKind, Sentence, Tally, Weight
from palabre.publish.brief.naming import shorts
from palabre.publish.brief.someone import plausible, unarticled
from palabre.record.store import RecordView, Span

NAMES_SHOWN = 4
_SPEAKERS = {SourceKind.GOVERNMENT, SourceKind.ARMED_GROUP, SourceKind.ORGANISATION, SourceKind.MONITOR}
_ASIDE = re.compile(r".*(?:, | \()([A-Z][\w-]{2,})\)?")
_OF_PLACE = re.compile(
    r"(?P<who>.+?) (?:of|in|de|d[’']|à) ?(?P<region_fr>la région d(?:e |[’']))?(?:the )?(?P<place>[A-ZÉÀÂÎÔ][\w’'-]+)"
    r"(?P<region_en> region)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """Who the independent origins of a fact are: their names as far as known, and their number."""

    names: tuple[str, ...]
    count: int


def _articles(language: str) -> frozenset[str]:
    return load(language).articled


class Context:
    """One brief in the making."""

    def __init__(self, view: RecordView, *, span: Span, tongue: Tongue, today: date | None) -> None:
        self.view, self.span, self.tongue, self.today = view, span, tongue, today
        self.language = tongue.language
        self.desk = view.desk()
        end = span.last or span.first or today
        self.year = end.year if end else None
        registered: Iterable[Actor] = (*view.items(Actor), *self.desk.actors)
        self.actors = {a.id: a for a in registered}
        self.questions = {q.id: q for q in (*view.items(Question), *self.desk.questions)}
        self.watched = frozenset(a.id for a in self.desk.actors)
        self._by_acronym = {w: a.id for a in self.actors.values() for w in a.acronyms}
        self.shorts = shorts(self.actors.values(), self.language)
        self.sources = {s.id: marks.clean(s.name) for s in self.desk.sources}
        self._doubts: dict[str, list[Dispute]] = {}
        for dispute in view.items(Dispute):
            if dispute.field in {"happened", "perpetrator"}:
                self._doubts.setdefault(dispute.about, []).append(dispute)
        self._articles: dict[str, Article | None] = {}
        self._named: dict[tuple[str | None, str, str], bool] = {}
        self._stories: dict[str, Story] | None = None

    def article(self, article: str) -> Article | None:
        """A stored article, or None."""
        if article not in self._articles:
            try:
                self._articles[article] = self.view.article(article)
            except NotFound:
                self._articles[article] = None
        return self._articles[article]

    def claim(self, claim: str) -> Claim | None:
        """A claim of the newest reading, or None."""
        try:
            return self.view.claim(claim)
        except NotFound:
            return None

    def source_name(self, source: str | None) -> str:
        """A source's name, else its id."""
        return self.sources.get(source or "", marks.clean(source or ""))

    def who(self, who: Who, *, language: str) -> NounPhrase:
        """An actor as the brief's language names it; `language` is that of the words where it is not registered."""
        actor = self.actors.get(who.actor or self._acronym(who.name))
        if actor:
            named = marks.clean(actor.names.in_language(self.language))
            state = actor.country if actor.kind is ActorKind.STATE else None
            if actor.kind is ActorKind.PERSON:
                return NounPhrase(text=named)
            return self._short_marked(self.tongue.name(named, country=state, registered=True))
        name = marks.clean(who.name).strip()
        language = self._spoken(name, language)
        common = common_actors(language).get(name.lower().replace("’", "'"))
        if common and language == self.language and not name[:1].isupper():
            return self.tongue.name(name)
        if common:
            return NounPhrase(text=getattr(common, self.language), plural=common.plural, feminine=common.feminine)
        placed = self._placed(name, language) if language != self.language else None
        if placed:
            return placed
        if language != self.language and (not name[:1].isupper() or self._articled(name, language)):
            shown = name[:1].lower() + name[1:] if self._articled(name, language) else name
            return NounPhrase(text=marks.mark(shown, PartKind.FOREIGN, language))
        return self.tongue.name(name)

    def _acronym(self, name: str) -> str:
        """The registered actor whose acronym a long name ends with: *the mission in the north, MINORD*."""
        found = _ASIDE.fullmatch(name)
        return self._by_acronym.get(found[1], "") if found else ""

    def _short_marked(self, phrase: NounPhrase) -> NounPhrase:
        """The phrase with its name marked where the name has a short form."""
        for start in (i for i in range(len(phrase.text)) if i == 0 or phrase.text[i - 1] in " ’"):
            if phrase.text[start:] in self.shorts:
                return replace(phrase, text=phrase.text[:start] + marks.mark(phrase.text[start:], PartKind.NAME))
        return phrase

    def _placed(self, name: str, language: str) -> NounPhrase | None:
        """*un élu de Gao* as *a local official in Gao*: a common actor and where it is one."""
        found = _OF_PLACE.fullmatch(name)
        common = common_actors(language).get(found["who"].lower().replace("’", "'")) if found else None
        if found is None or common is None:
            return None
        where = self.tongue.of(NounPhrase(text=found["place"]))
        if found["region_fr"] or found["region_en"]:
            where = self.tongue.say("region_of", place=where.split(" ")[-1], of=where)
        return NounPhrase(
            text=f"{getattr(common, self.language)} {where}", plural=common.plural, feminine=common.feminine
        )

    def _articled(self, name: str, language: str) -> bool:
        return re.split(r"(?<=[’'])| ", name.lower(), maxsplit=1)[0] in _articles(language)

    def _spoken(self, name: str, language: str) -> str:
        """The language of a name: that of its article where only one language has it, else the one given."""
        first = re.split(r"(?<=[’'])| ", name.lower(), maxsplit=1)[0]
        only = [one for one, other in (("en", "fr"), ("fr", "en")) if first in _articles(one) - _articles(other)]
        return only[0] if only else language

    def named(self, who: Who | None, *, language: str) -> bool:
        """Whether a reader can tell who this is: a known actor, a common one (*the army*), a name, a full phrase.

        Pronouns, lone words and people met in the news under a single word are told by their article only.
        """
        if who is None:
            return False
        key = (who.actor, who.name, language)
        if key not in self._named:
            self._named[key] = self._can_be_told(who, language)
        return self._named[key]

    def _can_be_told(self, who: Who, language: str) -> bool:
        if who.name.casefold() in self.tongue.words.pronouns | load(language).pronouns:
            return False
        actor = self.actors.get(who.actor or "")
        if actor and not actor.proposed:
            return True
        name = marks.clean(actor.names.in_language(self.language) if actor else who.name).strip()
        if not plausible(name):
            return False
        if name.lower().replace("’", "'") in common_actors(self._spoken(name, language)):
            return True
        words = re.split(r"(?<=[’'])| ", name)
        articled = words[0].lower() in _articles("en") | _articles("fr")
        if articled and len(words) == 2:
            return words[1][:1].isupper()
        return len(words) >= 3 if articled or name[:1].islower() else sum(w[:1].isupper() for w in words) >= 2

    def doubts(self, event: str) -> tuple[Dispute, ...]:
        """The disputes about whether an event happened, or who did it."""
        return tuple(self._doubts.get(event, ()))

    def press(self, who: Who) -> bool:
        """Whether this is one of the sources or agencies: it tells what happened and did none of it."""
        actor = self.actors.get(who.actor or "")
        names = {who.name, *((actor.names.en, actor.names.fr, *actor.acronyms) if actor else ())}
        self._lineages()
        return not names.isdisjoint(self._press)

    def persons(self, several: Iterable[Who], *, language: str) -> tuple[Who, ...]:
        """Those of several actors that a reader can tell apart."""
        return tuple(w for w in several if self.named(w, language=language))

    def some(self, several: Iterable[Who], *, language: str) -> NounPhrase | None:
        """Those of several actors that can be named, as one noun phrase."""
        return self.all_of(self.persons(several, language=language), language=language)

    def all_of(self, several: Iterable[Who], *, language: str) -> NounPhrase | None:
        """Several actors as one noun phrase, the first few by name; None for nobody."""
        found: dict[str, NounPhrase] = {}
        for each in several:
            phrase = self.who(each, language=language)
            found.setdefault(unarticled(marks.bare(phrase.text)), phrase)
        phrases = list(found.values())
        if not phrases:
            return None
        texts = [p.text for p in phrases[:NAMES_SHOWN]]
        if len(phrases) > NAMES_SHOWN:
            texts.append(self.tongue.say("others"))
        one = phrases[0]
        return NounPhrase(
            text=self.tongue.join(texts),
            plural=one.plural or len(phrases) > 1,
            feminine=all(p.feminine for p in phrases),
        )

    def when(self, period: Period | None) -> str:
        """When, with the year only where it is not the span's."""
        return self.tongue.when(period, year=self.year) if period else ""

    def iso_day(self, day: str | None) -> str:
        """An ISO day in words, or nothing."""
        return self.tongue.day(date.fromisoformat(day), year=self.year) if day else ""

    def question(self, question: str) -> str:
        """The wording of a question in the brief's language, as a run of its own."""
        known = self.questions.get(question)
        wording = marks.clean(known.words.in_language(self.language)) if known else question
        return marks.mark(wording, PartKind.TOPIC)

    def origins(self, evidence: Iterable[Evidence], count: int) -> Origins:
        """The lineages behind the evidence: agencies whose copy it is, else the sources themselves."""
        articles = [e.article for e in evidence]
        lineages = self._lineages()
        names: dict[str, None] = {}
        for article in articles:
            stored = self.article(article)
            name = lineages.get(article) or self.source_name(stored.source if stored else None)
            if name:
                names[self.sources.get(name, name)] = None
        return Origins(names=tuple(sorted(names)), count=count)

    def _lineages(self) -> dict[str, str]:
        if self._stories is None:
            self._stories = {s.id: s for s in self.view.items(Story)}
            self._by_article = {
                a: marks.clean(o.lineage) for s in self._stories.values() for o in s.origins for a in o.articles
            }
            speak = {w for s in self.desk.sources if s.kind in _SPEAKERS for w in (s.id, s.name)}
            self._press = {*self._by_article.values(), *self.sources, *self.sources.values()} - speak
        return self._by_article

    def sourcing(self, evidence: Iterable[Evidence], count: int, *, said_by: str = "") -> str:
        """*(one origin: AFP)*: how many independent origins a fact has, by name where the names match the number.

        Nothing where the only origin is whoever was just named (`said_by`).
        """
        if count < 1:
            return ""
        found = self.origins(evidence, count)
        if said_by and found.names == (marks.bare(said_by),) and count == 1:
            return ""
        several = "origins" if count > 1 else "origin"
        head = self.tongue.say(several, number=self.tongue.number(count))
        names = found.names if len(found.names) == count <= NAMES_SHOWN else ()
        return f" ({self.tongue.say('listed', head=head, names=self.tongue.join(names))})" if names else f" ({head})"

    def sentence(
        self,
        text: str,
        *,
        facts: Iterable[str],
        evidence: Iterable[Evidence] = (),
        weight: Weight = NO_WEIGHT,
        original: tuple[Original, ...] = (),
        tallies: tuple[Tally, ...] = (),
    ) -> Sentence:
        """A finished sentence with what it stands on, each fact and passage once."""
        found = marks.parts(self.tongue.finish(text), self.language)
        return Sentence(
            text=marks.plain_text(found, self.language),
            parts=found,
            facts=tuple(dict.fromkeys(facts)),
            evidence=tuple(dict.fromkeys(evidence)),
            weight=weight,
            original=original,
            tallies=tallies,
        )
