"""Who is meant: the speakers' noun phrases in text order in, full names from the same article out.

A pronoun goes back to the last speaker or person it can stand for; a surname to the full name; *the minister* to the
last person with that post. None when nobody fits: no name is ever made up.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from palabre.model.passage import Span
from palabre.model.statement import Voice
from palabre.read.document import Document, Sentence, Token
from palabre.read.phrases import auxiliary_at, noun_phrase_from, phrase_end, subject_before, verb_at
from palabre.read.signs import latter_at
from palabre.read.speaker_names import (
    Known,
    after_posts,
    described_after,
    head_of,
    heads,
    inside,
    is_feminine,
    is_namesake,
    is_plural,
    names,
    posts_beside,
    runs,
)
from palabre.read.voice import voice_of, voices
from palabre.read.words import words

_RECALLED = 200  # speakers back whom a later word may mean
_RECOUNTS = ("racont", "témoign", "soupir", "sanglot")
_LATTER = 250  # characters back in which *ce dernier* was named
_OWNERS = {"his": "he", "its": "it", "their": "they"}  # *in his view*
_PEERS = frozenset({"counterpart", "homologue"})
_THERE = frozenset({"dans", "lors", "sur", "devant", "par"})
_NEAR = 3  # sentences back in which a mere subject may be meant by a pronoun


@dataclass(slots=True)
class Cast:
    """The speakers of one article, in the order in which they speak, with where they speak."""

    doc: Document
    known: list[tuple[int, Known]] = field(default_factory=list)
    people: dict[str, str] = field(default_factory=dict)
    holders: list[tuple[int, str, frozenset[str]]] = field(default_factory=list)
    subjects: dict[int, tuple[int, Known] | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for run in names(self.doc):
            full = self.doc.text[run[0].start : run[-1].end]
            if len(run) > 1 and len(full) > len(self.people.get(run[-1].lower, "")):
                self.people[run[-1].lower] = full
            posts = posts_beside(self.doc, run)
            if posts:
                self.holders.append((run[0].start, full, posts))

    def meet(self, span: Span, *, anew: bool = True) -> tuple[str | None, Voice]:
        """The full name and the voice of the speaker at the span, and remembers him.

        `anew` False for one who only speaks in the words of another: pronouns seldom go back to him.
        """
        first, last = self.doc.tokens_between(*span)
        tokens = self.doc.tokens[first:last]
        text = self.doc.text[slice(*span)]
        if not tokens:  # a clitic inside a token: *-t-il*
            return self._back(text.lower(), span[0], anew=anew)
        lists = voices(self.doc.language)
        if len(tokens) == 1 and tokens[0].lower == "l'":  # *à l'en croire*: whoever spoke last
            feminine = next((k.feminine for at, k in self._recent() if at < span[0]), None)
            return self._back("elle" if feminine else "il", span[0], anew=False)
        if len(tokens) == 2 and latter_at(self.doc, last - 1):
            return self._latter(tokens[1].lower, span[0], anew=anew)
        pronoun = _OWNERS.get(tokens[0].lower, tokens[0].lower)
        if len(tokens) == 1 and pronoun in lists.he | lists.she | lists.it | lists.they | lists.we:
            return self._back(pronoun, span[0], anew=anew)
        found = self._of(tokens, span)
        if anew:
            self.known.append((span[0], found))
        return (found.name if found.name != text or found.named else None), found.voice

    def _of(self, tokens: tuple[Token, ...], span: Span) -> Known:
        lowers = [t.lower for t in tokens]
        return self._named(tokens, span) or self._again(tokens, span[0]) or self._holder(lowers, span) or self._new(
            tokens, span)  # fmt: skip

    def _back(self, pronoun: str, start: int, *, anew: bool) -> tuple[str | None, Voice]:
        """Whom a pronoun means: the last speaker, or the subject of a sentence nearer than he."""
        lists = voices(self.doc.language)
        if pronoun in lists.we:
            return self._we(start)
        speaker = next(((at, k) for at, k in self._recent() if at < start and self._fits(pronoun, k)), None)
        nearer = self._subject_since(pronoun, start, speaker[0] if speaker else -1)
        found = nearer or speaker
        if found is None:
            return None, Voice.PARTY
        if anew:
            self.known.append((start, found[1]))
        return found[1].name, found[1].voice

    def tells_own(self, verb: str, name: str | None) -> bool:
        """Whether somebody without a post recounts: *raconte Awa Keïta, qui vit à Boni*."""
        if self.doc.language != "fr" or name is None or not verb.startswith(_RECOUNTS):
            return False
        return name in self.people.values() and not self._post_of(name.split()[-1].lower())

    def _latter(self, word: str, start: int, *, anew: bool) -> tuple[str | None, Voice]:
        """Whom *ce dernier* means: the one named last, though he was no subject."""
        plural = word.endswith("s")
        near = next((h for h in reversed(self._named_before(start)) if start - h[0] < _LATTER), None)
        if plural or near is None:
            pronoun = {"dernier": "il", "dernière": "elle", "derniers": "ils"}.get(word, "elles")
            return self._back(pronoun, start, anew=anew)
        known = next((k for _, k in self._recent() if k.name == near[1]), None)
        one = known or Known(near[1], near[2], Voice.PARTY, True, word == "dernière", False, named=True)
        if anew:
            self.known.append((start, one))
        return one.name, one.voice

    def _recent(self) -> list[tuple[int, Known]]:
        """The speakers who may still be meant, the last one first."""
        return self.known[: -_RECALLED - 1 : -1]

    def _named_before(self, start: int) -> list[tuple[int, str, frozenset[str]]]:
        """Those last named with a post before an offset."""
        end = bisect_left(self.holders, start, key=lambda h: h[0])
        return self.holders[max(0, end - _RECALLED) : end]

    def _we(self, start: int) -> tuple[str | None, Voice]:
        """*We urge ...* outside quotations: the body that wrote the text and spoke in it before."""
        for at, one in self._recent():
            if at < start and not one.person and not one.document and one.voice is not Voice.PARTY:
                return one.name, one.voice
        return None, Voice.PARTY

    def _fits(self, pronoun: str, one: Known) -> bool:
        lists, french = voices(self.doc.language), self.doc.language == "fr"
        if pronoun in lists.they:
            return (one.plural or not one.person) and not one.document
        if pronoun in lists.it:
            return not one.person and not one.plural
        if one.plural or not (one.person or french):
            return False
        return one.feminine is not (pronoun not in lists.she)

    def _subject_since(self, pronoun: str, start: int, since: int) -> tuple[int, Known] | None:
        """The subject of the pronoun's own sentence or of one shortly before it, if later than the last speaker."""
        here = self.doc.sentence_at(start)
        if here is None:
            return None
        number = bisect_right(self.doc.sentences, start, key=lambda s: s.start) - 1
        before = self.doc.tokens[self.doc.token_at(start) - 1].lower if start else ""
        aside = before in (",", "–", "—") and self.doc.language == "en"  # in French an inserted pronoun is inverted
        inserted = aside or pronoun.startswith("-") or self.doc.text[start] == "-"
        for back in range(1 if inserted or start == here.start else 0, min(number, _NEAR) + 1):
            sentence = self.doc.sentences[number - back]
            if since >= sentence.start or (back and sentence.paragraph < here.paragraph - 1):
                return None
            found = self._subject(number - back)
            if found and found[0] < start and self._fits(pronoun, found[1]):
                return found
        return None

    def _subject(self, number: int) -> tuple[int, Known] | None:
        """The subject of a sentence's first verb outside quotations, if it is no pronoun."""
        if number not in self.subjects:
            self.subjects[number] = self._first_subject(self.doc.sentences[number])
        return self.subjects[number]

    def _first_subject(self, sentence: Sentence) -> tuple[int, Known] | None:
        lists = voices(self.doc.language)
        for at in range(sentence.first + 1, min(sentence.last, sentence.first + 40)):
            quoted = self.doc.quoted(self.doc.tokens[at].start)
            if quoted or not (verb_at(self.doc, at) or auxiliary_at(self.doc, at)):
                continue
            span = subject_before(self.doc, at)
            if span is None:
                continue
            first, last = self.doc.tokens_between(*span)
            tokens = self.doc.tokens[first:last]
            if not tokens or tokens[0].lower in lists.he | lists.she | lists.it | lists.they | lists.we:
                return self._opening_person(sentence, at)
            one = self._of(tokens, span)
            return (span[0], one) if self._may_act(tokens, one) else None
        return None

    def _opening_person(self, sentence: Sentence, verb: int) -> tuple[int, Known] | None:
        """The person with whom a sentence opens: *Le président Keïta s'en défend : il a juré ...*."""
        end = phrase_end(self.doc, sentence.first, verb)
        span = noun_phrase_from(self.doc, sentence.first, verb)
        if self.doc.language != "fr" or span is None or end is None or end >= verb:
            return None
        w, after = words("fr"), self.doc.tokens[end]
        if not (after.text == "," or after.lower in w.negations | w.object_pronouns):
            return None
        first, last = self.doc.tokens_between(*span)
        one = self._of(self.doc.tokens[first:last], span)
        return (span[0], one) if one.named else None

    def _may_act(self, tokens: tuple[Token, ...], one: Known) -> bool:
        """Whether a subject can be meant by the pronoun of a speaker: a person, a body, something with a name."""
        lists, closed = voices(self.doc.language), words(self.doc.language).closed
        named = any(t.name_like and t.lower not in closed for t in tokens[1:] or tokens)
        return one.person or named or any(t.lower in lists.bodies | lists.hypernyms for t in tokens[:3])

    def _named(self, tokens: tuple[Token, ...], span: Span) -> Known | None:
        """A person named in full, or by a surname met in full before, where the name is the head of the phrase."""
        lowers = [t.lower for t in tokens]
        for run in runs(tokens):
            at = tokens.index(run[0])
            named = after_posts(run, words(self.doc.language).posts)
            known = self.people.get(run[-1].lower)
            full = self.doc.text[named[0].start : named[-1].end] if named else ""
            if known and is_namesake(named, known, self.doc.language):
                known = full
            if (
                not known
                or not named
                or (len(named) < 2 and full == known)
                or not (inside(known, tokens[:at], run) or heads(tokens, at, self.doc.language))
            ):
                continue
            voice = self._voice(tokens, span)
            earlier = next((k for _, k in self._recent() if k.name == known), None)
            if earlier and (voice is Voice.PARTY or earlier.voice is voice):
                return earlier
            return Known(
                known,
                frozenset(lowers),
                voice,
                True,
                is_feminine([*lowers, *(w.lower() for w in described_after(self.doc, span)[:3])], self.doc.language),
                False,
                named=True,
            )
        return None

    def _again(self, tokens: tuple[Token, ...], start: int) -> Known | None:
        """*the minister*, *ce groupe*: the last speaker whose phrase held the same noun; *the bloc*: the last body."""
        lowers = [t.lower for t in tokens]
        lists = voices(self.doc.language)
        if lowers[0] not in lists.anaphors or len(lowers) > 3:
            return None
        noun = lowers[-1]
        before = [k for at, k in self._recent() if at < start]
        alone = [k for k in before if "and" not in k.words]  # *the state media and the Front* is not the Front
        named = any(t.name_like for t in tokens[1:])  # *the European Union* is not *the African Union's mission*
        fits = {*lowers[1:]} if named else {noun}
        same = next((k for k in alone if fits <= k.words and len(k.words) > len(lowers)), None)
        if same or noun not in lists.hypernyms or len(lowers) > 2:
            return same
        found = next((k for k in before if not k.person and not k.document and k.voice is not Voice.MEDIA), None)
        # *the country* is no ministry and no front
        return None if found and noun in ("country", "pays") and found.words & lists.bodies else found

    def _holder(self, lowers: list[str], span: Span) -> Known | None:
        """*the prime minister*, *the governor*: who was named with that post before, if nothing else is said of him."""
        lists, w = voices(self.doc.language), words(self.doc.language)
        if lowers[0] not in lists.anaphors:
            return None
        text = " ".join(lowers)
        for phrase, post in lists.titles:
            text = text.replace(phrase, post)
        said = {x for x in text.split() if x not in w.closed and "-year-old" not in x}
        posts = said & w.posts
        for _, name, held in reversed(self._named_before(span[0]) if posts else []):
            if said <= held:
                voice = next((k.voice for _, k in self._recent() if k.name == name), Voice.PARTY)
                feminine = is_feminine(lowers, self.doc.language)
                return Known(name, frozenset(lowers), voice, True, feminine, False, named=True)
        return None

    def _new(self, tokens: tuple[Token, ...], span: Span) -> Known:
        lowers = [t.lower for t in tokens]
        lists, w = voices(self.doc.language), words(self.doc.language)
        head = head_of(lowers, w.prepositions)
        nouns = [lower for lower in head if lower not in w.determiners] or [""]
        noun = nouns[0] if self.doc.language == "fr" else nouns[-1]
        body = noun in lists.bodies or (len(nouns) == 1 and tokens[-1].text.isupper())
        document = noun in lists.documents
        anybody = lowers[0] in ("a", "an", "one", "un", "une") or any(
            part in w.posts | _PEERS for n in nouns for part in (n, *n.split("-"))
        )
        plain = len(runs(tokens)) == 1 and len(runs(tokens)[0]) == len(tokens) == 2
        plural = is_plural(lowers, tokens, noun, self.doc.language)
        person = (anybody or plain) and not body and not document
        return Known(
            self.doc.text[slice(*span)], frozenset(lowers), self._voice(tokens, span), person,
            is_feminine(lowers, self.doc.language), plural, document,
        )  # fmt: skip

    def _voice(self, tokens: tuple[Token, ...], span: Span) -> Voice:
        """By the phrase, else by the description after the comma (*Awa Keita, vendor*, *Awa Keita, 35*)."""
        found = voice_of([t.text for t in tokens], self.doc.language)
        posts = words(self.doc.language).posts
        named = tokens[0].name_like and not any(t.lower in posts for t in tokens)
        if found is not Voice.PARTY or not named:
            return found
        described = described_after(self.doc, span)
        if described and described[0].isdigit() and not self._post_of(tokens[-1].lower):
            return Voice.WITNESS  # of whom nothing but the age is told
        return self._described(described) if described else found

    def _described(self, described: list[str]) -> Voice:
        """The voice that a description shows: of a body in its complement only where its head is a post."""
        if self.doc.language == "fr":  # *M. Sow, dans un message que la radio a lu* is no radio
            return Voice.PARTY if described[0].lower() in _THERE else voice_of(described, "fr")
        w = words("en")
        if described[0].lower() in w.relatives | w.prepositions:
            return Voice.PARTY
        head = next((k for k, word in enumerate(described) if k and word.lower() in w.prepositions), len(described))
        post = any(part in w.posts for word in described[:head] for part in word.lower().split("-"))
        voice = voice_of(described if post else described[:head], "en")
        return Voice.PARTY if voice is Voice.UNKNOWN else voice

    def _post_of(self, surname: str) -> bool:
        """Whether the article gives a post to the person anywhere."""
        return any(name.lower().endswith(surname) for _, name, _ in self.holders)
