"""The text of an article, cut once for all components: paragraphs, sentences, tokens, quotations.

Takes an `Article`, gives a `Document`. Nothing here changes the text: all offsets are code points into `article.text`.
Refuses languages other than English and French.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from palabre.errors import UnknownLanguage
from palabre.model.article import Article
from palabre.model.passage import Passage, Span, passage
from palabre.read.blocks import blocks
from palabre.read.furniture import ParagraphKind, classify
from palabre.read.quotations import CLOSING, MARKS, OPENING, Nest, Quotation, quotations_in

__all__ = [
    "CLOSING",
    "LANGUAGES",
    "MARKS",
    "OPENING",
    "Document",
    "Paragraph",
    "Quotation",
    "Sentence",
    "Token",
    "TokenKind",
]

LANGUAGES = ("en", "fr")
HYPHENS = ("-", "‐", "‑")
_LONGEST_SENTENCE = 250  # tokens
_FREQUENT = "aeinorst"  # half of the small letters of either language


class TokenKind(StrEnum):
    """What a token is made of."""

    WORD = "word"
    NUMBER = "number"
    MARK = "mark"
    PUNCTUATION = "punctuation"


@dataclass(slots=True, eq=False)
class Token:
    """A word, number or sign, never changed. `lower` is the word in lower case with straight apostrophes.

    `name_like`: whether it starts with a capital, an Arabic article aside (*Bamako*, *al-Sahra*). Not frozen: articles
    have hundreds of tokens, and a frozen one takes three times as long to make.
    """

    start: int
    end: int
    text: str
    lower: str
    kind: TokenKind
    name_like: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch between blank lines (or hard line ends), with what sort of paragraph it is."""

    start: int
    end: int
    kind: ParagraphKind


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence: its characters, its tokens `first` to `last` (half-open) and its paragraph's number.

    A document has each sentence once: one is only ever itself.
    """

    start: int
    end: int
    first: int
    last: int
    paragraph: int


class Document:
    """An article's text with its parts. All sequences are in text order."""

    def __init__(self, article: Article, language: str) -> None:
        if language not in LANGUAGES:
            raise UnknownLanguage(article.id, f"language {language!r} is not read", "give English or French text")
        self.article = article
        self.text = article.text
        self.language = language
        self.paragraphs = _titled(article, _paragraphs(article.text, language))
        self.tokens = _tokens(article.text, language)
        self.quotations = quotations_in(article.text, ((p.start, p.end) for p in self.paragraphs))
        self._nest = Nest(self.quotations)
        self._starts = [t.start for t in self.tokens]
        self.sentences = tuple(self._sentences())
        self._sentence_starts = [s.start for s in self.sentences]
        self._standing: dict[int, frozenset[str]] = {}
        self._paragraph_starts = [p.start for p in self.paragraphs]
        self.answers: dict[Callable[..., object], dict[tuple[object, ...], object]] = {}  # for `remembered`

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """Sentences of the article proper: no furniture, no heading, no credit line."""
        return tuple(s for s in self.sentences if self.paragraphs[s.paragraph].kind is ParagraphKind.BODY)

    @cached_property
    def lower(self) -> str:
        """The text in lower case, letter for letter: what is sought in it without case stands where it does in `text`.

        Seeking so takes less than half the time of a pattern that ignores case.
        """
        lower = self.text.lower()
        if len(lower) == len(self.text):
            return lower
        return "".join(c if len(c.lower()) > 1 else c.lower() for c in self.text)  # the small İ is two characters

    @cached_property
    def capitals(self) -> bool:
        """Whether the text is all in capitals, as old wire copy is: a capital then says nothing."""
        sample = self.text[:4000]
        if sum(map(sample.count, _FREQUENT)) > 0.2 * len(sample):
            return False  # without looking at each letter
        letters = list(filter(str.isalpha, sample))
        return bool(letters) and sum(map(str.isupper, letters)) > 0.8 * len(letters)

    def tokens_between(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of token numbers that lie wholly inside the characters."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        while last > first and self.tokens[last - 1].end > end:
            last -= 1
        return first, last

    def token_at(self, offset: int) -> int:
        """The number of the token that covers the offset, or of the next one."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and self.tokens[number].end > offset else number + 1

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers the offset."""
        number = bisect_right(self._sentence_starts, offset) - 1
        if number < 0 or self.sentences[number].end < offset:
            return None
        return self.sentences[number]

    def standing(self, sentence: Sentence) -> frozenset[str]:
        """The words of a sentence in lower case: what is not among them need not be sought token by token."""
        found = self._standing.get(sentence.first)
        if found is None:
            found = frozenset([t.lower for t in self.tokens[sentence.first : sentence.last]])
            self._standing[sentence.first] = found
        return found

    def quoted(self, offset: int) -> Quotation | None:
        """The innermost quotation around the offset."""
        return next(self._nest.around(offset), None)

    def quotations_over(self, start: int, end: int) -> list[Quotation]:
        """The quotations, those inside others left out, that share a character with a stretch."""
        return self._nest.outermost(start, end)

    def quotations_from(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations, inner ones too, whose words begin in a stretch."""
        return self._nest.beginning(start, end)

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that covers the offset."""
        number = bisect_right(self._paragraph_starts, offset) - 1
        return self.paragraphs[number] if number >= 0 and offset < self.paragraphs[number].end else None

    def passage(self, *spans: Span) -> Passage:
        """The passage at the spans. Raises ValueError for spans that are no passage."""
        return passage(self.text, *spans)

    def _sentences(self) -> list[Sentence]:
        found = []
        for number, paragraph in enumerate(self.paragraphs):
            for start, end in _sentence_spans(self.text, paragraph, self._nest, self.language):
                first, last = self.tokens_between(start, end)
                found += [self._sentence(part, number) for part in _cut(first, last)]
        return found

    def _sentence(self, tokens: tuple[int, int], paragraph: int) -> Sentence:
        first, last = tokens
        return Sentence(self.tokens[first].start, self.tokens[last - 1].end, first, last, paragraph)


# --------------------------------------------------------------------------------------------- paragraphs
def _paragraphs(text: str, language: str) -> tuple[Paragraph, ...]:
    spans = blocks(text)
    kinds = classify([text[s:e] for s, e in spans], language)
    return tuple(Paragraph(s, e, k) for (s, e), k in zip(spans, kinds, strict=True))


def _titled(article: Article, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs, the first one a heading where it only repeats the article's title."""
    if not paragraphs or not article.title:
        return paragraphs
    first = paragraphs[0]
    if article.text[first.start : first.end].strip() != article.title.strip():
        return paragraphs
    return (replace(first, kind=ParagraphKind.HEADING), *paragraphs[1:])


# ----------------------------------------------------------------------------------------------- sentences
_STOP = re.compile(
    r"(?:\.\.\.|[.!?…])(?:[\"”»’')\]]|[\u00a0\u202f ]»)*(?:\s+|$)|\s;\s+(?=[A-ZÀ-Ý])|:\s*[\n\r\u2028\u2029]"
)
_ABBREVIATIONS = {
    "en": re.compile(
        r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cpt|Cmdr|Adm|Sgt|Gov|Sen|Rep|Rev|Hon|St|Mt|No|vs|etc|Inc|Ltd|Co|Jr|Sr"
        r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.N|U\.K|E\.U|a\.m|p\.m|i\.e|e\.g|approx)|\b[A-Z])\.$"
    ),
    "fr": re.compile(
        r"(?:\b(?:M|MM|Mme|Mmes|Mlle|Dr|Pr|Me|Mgr|St|Ste|Gal|gén|Gén|col|Col|lt|Lt|cf|etc|env|p|n°|art|av|janv|févr|avr|juil"
        r"|sept|oct|nov|déc|c\.-à-d)|\b[A-Z])\.$"
    ),
}


def _sentence_spans(text: str, paragraph: Paragraph, nest: Nest, language: str) -> list[Span]:
    spans: list[Span] = []
    start = paragraph.start
    for match in _STOP.finditer(text, paragraph.start, paragraph.end):
        end = match.end()
        if end < paragraph.end and not _ends_here(text, match, nest, language):
            continue
        stop = match.start() + len(match.group().rstrip())
        if text[start:stop].strip():
            spans.append((start, stop))
        start = end
    if text[start : paragraph.end].strip():
        spans.append((start, paragraph.end))
    return spans


def _cut(first: int, last: int) -> list[tuple[int, int]]:
    """A stretch without a stop is no sentence, but a table or a list: it is cut, so that reading stays linear."""
    starts = range(first, last, _LONGEST_SENTENCE)
    return [(start, min(start + _LONGEST_SENTENCE, last)) for start in starts]


def _ends_here(text: str, match: re.Match[str], nest: Nest, language: str) -> bool:
    stop, after = match.start(), match.end()
    follower = text[after : after + 2].lstrip('("“«‘[- \u00a0')
    opens = text[after] in MARKS + "(‘[-–—•" or text[after].isupper() or text[after].isdigit()
    if not opens or (follower and follower[0].islower()):
        return False
    if text[stop] == "." and _ABBREVIATIONS[language].search(text, max(0, stop - 12), stop + 1):
        return False
    # A stop inside a closed quotation ends no sentence, unless the quotation ends with it.
    return not any(q.closed and after < q.end for q in nest.around(stop))


# -------------------------------------------------------------------------------------------------- tokens
_ELISION = r"(?:[ldjnsmtcLDJNSMTC]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu|[Qq]uelqu|[Pp]resqu)['’]"
_WORD = r"(?:\d+-)?[^\W\d_][^\W_]*(?:['’\-‐‑][^\W_]+)*(?:\.[^\W\d_](?:\.[^\W\d_])*\.?)?"  # M5-RFP, 75-year-old
_NUMBER = r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?(?![\d])"
_PATTERNS = {
    "en": re.compile(rf"(?P<word>(?!\d+(?:st|nd|rd|th)\b){_WORD})|(?P<number>{_NUMBER}(?:st|nd|rd|th)?)|(?P<other>\S)"),
    "fr": re.compile(rf"(?P<word>{_ELISION}(?=\w)|{_WORD})|(?P<number>{_NUMBER}(?:er|re|e|ème)?\b)|(?P<other>\S)"),
}
_CLITIC = {
    "en": re.compile(r"['’](?:s|re|ve|ll|d|m)$|n['’]t$"),
    "fr": re.compile(r"-(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce|les?|la|lui|leur|moi|y|en)$"),
}


def _tokens(text: str, language: str) -> tuple[Token, ...]:
    found: list[Token] = []
    clitic, word = _CLITIC[language], TokenKind.WORD
    for match in _PATTERNS[language].finditer(text):
        start, end = match.span()
        surface = text[start:end]
        if surface.isalpha():  # as most words are
            found.append(Token(start, end, surface, surface.lower(), word, surface[0].isupper()))
        elif match.lastgroup == "word":
            cut = clitic.search(text, start, end)
            if cut and cut.start() > start:
                found.append(_token(start, text[start : cut.start()], TokenKind.WORD))
                start, surface = cut.start(), cut.group()
            found.append(_token(start, surface, TokenKind.WORD))
        elif match.lastgroup == "number":
            found.append(_token(start, surface, TokenKind.NUMBER))
        else:
            found.append(_token(start, surface, TokenKind.MARK if surface in MARKS else TokenKind.PUNCTUATION))
    return tuple(found)


def _token(start: int, surface: str, kind: TokenKind) -> Token:
    lower = surface.lower()
    capital = kind is TokenKind.WORD and (surface[0].isupper() or (surface[2:3] in HYPHENS and surface[3:4].isupper()))
    straight = lower.replace("’", "'") if "’" in lower else lower
    return Token(start, start + len(surface), surface, straight, kind, capital)
