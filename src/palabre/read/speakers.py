"""Who is meant: the speakers' noun phrases in text order in, full names from the same article out.

A pronoun goes back to the last speaker or person it can stand for; a surname to the full name; *the minister* to the
last person with that post. None when nobody fits: no name is ever made up.
"""

from dataclasses import dataclass, field

from palabre.model.passage import Span
from palabre.model.statement import Voice
from palabre.read.document import Document, Token, TokenKind
from palabre.read.voice import voice_of, voices
from palabre.read.words import words

# Words that a sentence starts with: a capital on them begins no name.
_LITTLE = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "au",
        "but",
        "ce",
        "cette",
        "d'",
        "dans",
        "des",
        "du",
        "elle",
        "en",
        "et",
        "for",
        "he",
        "il",
        "ils",
        "in",
        "it",
        "l'",
        "la",
        "le",
        "les",
        "mais",
        "on",
        "she",
        "the",
        "they",
        "this",
        "un",
        "une",
    ]
)
_PARTICLES = {"al", "el", "ag", "ould", "ben", "bin", "de", "von", "van"}


@dataclass(frozen=True, slots=True)
class Known:
    """A speaker or person met so far."""

    name: str
    words: frozenset[str]
    voice: Voice
    person: bool
    feminine: bool | None
    plural: bool
    start: int


@dataclass(slots=True)
class Cast:
    """The speakers of one article, in the order in which they speak."""

    doc: Document
    known: list[Known] = field(default_factory=list)
    people: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for run in _names(self.doc):
            if len(run) > 1:
                full = self.doc.text[run[0].start : run[-1].end]
                if len(full) > len(self.people.get(run[-1].lower, "")):
                    self.people[run[-1].lower] = full

    def meet(self, span: Span, *, anew: bool = True) -> tuple[str | None, Voice]:
        """The full name and the voice of the speaker at the span, and remembers him.

        `anew` False for one who only speaks in the words of another: pronouns seldom go back to him.
        """
        first, last = self.doc.tokens_between(*span)
        tokens = self.doc.tokens[first:last]
        if not tokens:  # a clitic inside a token: *-t-il*
            return self._back(self.doc.text[slice(*span)].lower(), span[0], anew=anew)
        lowers = [t.lower for t in tokens]
        lists = voices(self.doc.language)
        if len(tokens) == 1 and lowers[0] in lists.he | lists.she | lists.it | lists.they:
            return self._back(lowers[0], span[0], anew=anew)
        found = self._named(tokens, span) or self._again(lowers, span[0])
        if found is None:
            found = self._new(tokens, span, None)
        if anew:
            self.known.append(found)
        return (found.name if found.name != self.doc.text[slice(*span)] or found.person else None), found.voice

    def _back(self, pronoun: str, start: int, *, anew: bool) -> tuple[str | None, Voice]:
        lists = voices(self.doc.language)
        for one in reversed([k for k in self.known if k.start < start]):
            if pronoun in lists.they:
                fits = one.plural or not one.person
            elif pronoun in lists.it:
                fits = not one.person and not one.plural
            elif pronoun in lists.she:
                fits = one.feminine is not False and not one.plural and (one.person or self.doc.language == "fr")
            else:
                fits = one.feminine is not True and not one.plural and (one.person or self.doc.language == "fr")
            if fits:
                if anew:
                    self.known.append(one)
                return one.name, one.voice
        return None, Voice.PARTY

    def _named(self, tokens: tuple[Token, ...], span: Span) -> Known | None:
        """A person named in full, or by a surname met in full before."""
        w = words(self.doc.language)
        lowers = [t.lower for t in tokens]
        post = any(part in w.posts for lower in lowers for part in (lower, *lower.split("-")))
        for run in _runs(tokens):
            full = self.doc.text[run[0].start : run[-1].end]
            whole = len(run) == len(tokens)
            known = self.people.get(run[-1].lower)
            if (
                known
                and (len(run) > 1 or full != known)
                and (whole or post or tokens[0].lower in ("m", "mme", "mr", "mrs"))
            ):
                voice = voice_of([t.text for t in tokens], self.doc.language)
                earlier = next((k for k in reversed(self.known) if k.name == known), None)
                if earlier and (len(run) < 2 or whole):
                    return earlier
                person = post or whole
                return Known(known, frozenset(lowers), voice, person, self._feminine(lowers), False, span[0])
        return None

    def _again(self, lowers: list[str], start: int) -> Known | None:
        """*the minister*, *ce groupe*: the last speaker whose phrase held the same noun."""
        lists = voices(self.doc.language)
        if lowers[0] not in lists.anaphors or len(lowers) > 3:
            return None
        noun = lowers[-1]
        return next((k for k in reversed(self.known) if noun in k.words and len(k.words) > len(lowers)), None)

    def _new(self, tokens: tuple[Token, ...], span: Span, name: str | None) -> Known:
        lowers = [t.lower for t in tokens]
        w = words(self.doc.language)
        voice = voice_of([t.text for t in tokens], self.doc.language)
        person = any(lower in w.posts for lower in lowers)
        heads = [lower for lower in lowers if lower not in w.determiners]
        plural = (
            "and" in lowers
            or "et" in lowers
            or (
                lowers[0] in ("les", "des", "ces", "many", "some", "plusieurs", "certains")
                or (
                    self.doc.language == "en"
                    and bool(heads)
                    and heads[-1].endswith("s")
                    and not tokens[-1].text.isupper()
                )
            )
        )
        feminine = self._feminine(lowers)
        return Known(name or self.doc.text[slice(*span)], frozenset(lowers), voice, person, feminine, plural, span[0])

    def _feminine(self, lowers: list[str]) -> bool | None:
        lists = voices(self.doc.language)
        if any(lower in lists.feminine for lower in lowers):
            return True
        if self.doc.language == "fr" and lowers[0] in ("la", "une", "cette"):
            return True
        if self.doc.language == "fr" and lowers[0] in ("le", "un", "ce", "m"):
            return False
        return None


def _names(doc: Document) -> list[tuple[Token, ...]]:
    """Names of two and more words in the text that may be persons."""
    w = words(doc.language)
    found = []
    for run in _runs(doc.tokens):
        clean = [t for t in run if t.lower not in w.posts and t.lower not in w.determiners]
        if 2 <= len(clean) <= 4 and clean[-1] is run[-1] and not any(t.lower in w.times for t in clean):
            found.append(run[run.index(clean[0]) :])
    return found


def _runs(tokens: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """Stretches of capitalised words."""
    found: list[tuple[Token, ...]] = []
    run: list[Token] = []
    for token in (*tokens, None):
        joined = token is not None and token.kind is TokenKind.WORD and (bool(run) or token.lower not in _LITTLE) and (

            token.name_like or (bool(run) and token.lower in _PARTICLES))  # fmt: skip
        if joined and token is not None:
            run.append(token)
            continue
        while run and not run[-1].name_like:
            run.pop()
        if run:
            found.append(tuple(run))
        run = []
    return found
