"""Where an article names an agreement: Document and times in, `AccordMention`s out in text order.

An agreement is a noun of agreement with what tells it from another: date, place, purpose. Refuses agreements that the
words deny or only imagine (*no deal*, *any agreement*) and agreement in the sense of assent (*d'accord*).
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from palabre.model.accord import AccordKind, AccordState
from palabre.model.passage import Span
from palabre.model.time import Time
from palabre.read.bodies import body_at
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.names import demonyms, shapes
from palabre.read.rows import Row

Pattern = re.Pattern[str]

_NEXT = 3  # characters between words that lead to a date and the date
_LEFT = 80  # characters before a naming in which a word makes it none

_SIGNED_ON = re.compile(
    r"[\s,\"”»]*(?:\w+\s+){0,3}?(?:signed|reached|concluded|signée?s?|conclue?s?|trouvée?)\s+"
    r"(?:(?:in|on|en|le|in early)\s+)?"
)

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# Ending words of a complement: *deal to free hostages, which ...*.
_COMPLEMENT = {
    "en": re.compile(
        r"^\s+(?:of|on(?! behalf)(?!\s+(?:[A-Z][a-z]+ )?\d)|for|to|between|with|in(?!\s+(?:" + _MONTHS + r"|\d{4})\b)"
        r"|around|under|over|from|signed|negotiated|reached|concluded|brokered)\b[^.;:()\n]{0,70}"
    ),
    "fr": re.compile(
        r"^\s+(?:de|du|des|d['’]|sur|pour|entre|avec|autour|à|signés?|négociés?|conclus?|conclue|unilatéral|politique|militaire|global|verbal|local|final|définitif|intérimaire|préliminaire|bilatéral|national|partiel|permanent)"
        r"(?:\b|(?<=['’]))[^.;:()\n]{0,70}"
    ),
}
_CUT = re.compile(
    r",(?!\d)|\s(?:under (?:\w+ ){1,3}?mediation|could|may|might|will|would|must|doit|doivent|devrait|pourrait|"
    r"sera|peut|which|that|who|was|were|is|are|has|have|had|qui|que|est|sont|entrée?s?|a|ont|n['’]\w+|ne|depuis|tuée?s?|avait|and|et|"
    r"mais|but|took|takes|came|comes|holds|held|failed|expired|expires|collapsed|began|begins|started|"
    r"ended|tient|date|prévoit|\w{3,}(?:ettra|ettront|endra|endront|era|eront|ira|iront))(?:\s|$)|[\"”»]"
)


_COMPOUND = ("-brokered", "-mediated", "-sponsored", "-facilitated", "-backed", "-led")
# What a name does without: *a deal on Monday to stop the fighting*.
_DAY = re.compile(
    r"\s+(?:(?:late |early )?on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)\b"
)
_MEASURED = re.compile(r"(?:\w+-)?(?:hour|day|week|month|year|point)")  # *72-hour truce*, *seven-day ceasefire*
_LOOSE = re.compile(r"\s+(?:a|an|the|its|their|his|by|of|on|in|to|for|with|from|and|or|at|under|into|over|between)$")
_WOULD = re.compile(r"[^.;,]{0,60}?\b(?:would|will|can|could|may|might|should|never)\b")


@dataclass(frozen=True, slots=True)
class AccordLexicon:
    """The wordings around agreements in one language."""

    heads: Pattern
    ceasefire: Pattern
    signed_only: Pattern
    no_bond: Pattern
    not_before: Pattern
    not_after: Pattern
    between: Pattern
    with_: Pattern
    mediated: Pattern
    made_in: Pattern
    signing: Pattern
    agreeing: Pattern
    not_signing: Pattern
    signed_by: Pattern
    made_with: Pattern
    they_signed: Pattern
    signatories_are: Pattern
    adhered: Pattern
    also: Pattern
    states: tuple[tuple[AccordState, Pattern], ...]
    kinds: tuple[tuple[AccordKind, Pattern], ...]
    definite: frozenset[str]
    new: frozenset[str]
    lead: frozenset[str]
    own: frozenset[str]
    trade: frozenset[str]


@dataclass(frozen=True, slots=True)
class AccordMention:
    """One naming of an agreement. `span` without its article; `tail` reaches to the end of what describes it."""

    span: Span
    tail: int
    sentence: Sentence
    definite: bool
    new: bool
    plural: bool
    ceasefire: bool
    kind: AccordKind | None
    time: Time | None
    place: str | None
    name: str


@cache
def accord_lexicon(language: str) -> AccordLexicon:
    """The wordings of a language."""
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath(f"accords.{language}.toml").read_text("utf-8"))
    states = tuple((AccordState(k), re.compile(v, re.IGNORECASE)) for k, v in raw.pop("states").items())
    kinds = tuple((AccordKind(k), re.compile(v, re.IGNORECASE)) for k, v in raw.pop("kinds").items())
    words: dict[str, Any] = {k: frozenset(v.split()) for k, v in raw.pop("words").items()}
    raw["with_"] = raw.pop("with")
    heads = re.compile(rf"\b(?:{raw.pop('heads')})\b")
    patterns: dict[str, Any] = {k: re.compile(v, re.IGNORECASE) for k, v in raw.items()}
    return AccordLexicon(states=states, kinds=kinds, heads=heads, **words, **patterns)


def accord_mentions(doc: Document, times: Sequence[Time]) -> Iterator[AccordMention]:
    """The namings of agreements in the article proper."""
    lexicon = accord_lexicon(doc.language)
    row = Row((t.spans[0][0], t.spans[-1][1], t) for t in times)
    for sentence in doc.body:
        near = row.touching(sentence.start, sentence.end + _NEXT)
        told = sentence.start
        for match in lexicon.heads.finditer(doc.lower, sentence.start, sentence.end):
            mention = _mention(doc, sentence, match, near) if match.start() >= told else None
            if mention:
                if not mention.ceasefire and mention.kind is AccordKind.CEASEFIRE:
                    told = mention.span[1]  # *accord de cessez-le-feu* is one
                yield mention


def _mention(doc: Document, sentence: Sentence, match: re.Match[str], times: Sequence[Time]) -> AccordMention | None:
    lexicon = accord_lexicon(doc.language)
    first = _start(doc, sentence, match.start())
    start = doc.tokens[first].start
    only = lexicon.signed_only.match(match.group())
    if only and not _signed(doc, sentence, match):
        return None
    if not only and any(lexicon.not_before.search(_before(doc, sentence, at)) for at in (match.start(), start)):
        return None
    if lexicon.not_after.match(doc.text[match.end() : sentence.end]):
        return None
    end = _end(doc, sentence, match.end())
    determiner = doc.tokens[first - 1].lower if first > sentence.first else ""
    described = doc.text[start:end]
    kind = next((k for k, p in lexicon.kinds if p.search(described)), None)
    ceasefire = bool(lexicon.ceasefire.search(match.group()))
    plural = match.group().lower().partition(" ")[0].endswith("s") and not ceasefire
    if (
        plural
        and determiner in {"", "that"}
        and doc.language == "en"
        and _WOULD.match(doc.text[match.end() : sentence.end])
    ):
        return None  # *deals under pressure would bring no peace*: deals in general
    leads = {t.lower for t in doc.tokens[first : doc.token_at(match.start())]}
    return AccordMention(
        span=(start, match.end() if not end > match.end() else end),
        tail=end,
        sentence=sentence,
        definite=determiner in lexicon.definite,
        new=determiner == "another" or bool(leads & lexicon.new),
        plural=plural,
        ceasefire=ceasefire,
        kind=AccordKind.CEASEFIRE if ceasefire or lexicon.ceasefire.search(doc.text, match.end(), end) else kind,
        time=_time(doc, sentence, (start, end), times),
        place=_place(doc, first, match, end),
        name=_DAY.sub("", described),
    )


def _signed(doc: Document, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a document is said to be signed: *ont signé à Boni une déclaration*, *un texte signé lundi*."""
    signing, agreeing = accord_lexicon(doc.language).signing, accord_lexicon(doc.language).agreeing
    first = max(sentence.start, match.start() - 2 * _LEFT)
    return bool(
        signing.search(doc.text, first, match.start())
        or agreeing.search(doc.text, first, match.start())
        or signing.search(doc.text, match.end(), min(sentence.end, match.end() + _LEFT // 2))
    )


def _before(doc: Document, sentence: Sentence, at: int) -> str:
    """The words of the sentence right before an offset."""
    return doc.text[max(sentence.start, at - _LEFT) : at]


def _start(doc: Document, sentence: Sentence, head: int) -> int:
    """The first token of the noun phrase without its article: adjectives, dates and names before the head."""
    lexicon = accord_lexicon(doc.language)
    at = doc.token_at(head)
    while at > sentence.first:
        token = doc.tokens[at - 1]
        name = token.name_like and token.lower not in shapes(doc.language).openers and doc.language == "en"
        dated = token.kind is TokenKind.NUMBER and doc.language == "en"
        measured = doc.language == "en" and _MEASURED.fullmatch(token.lower)
        if not (
            name or dated or measured or token.lower in lexicon.lead or (token.lower in {"'s"} and doc.language == "en")
        ):
            break
        at -= 1
    return at


def _end(doc: Document, sentence: Sentence, end: int) -> int:
    """The end of the complement that says which agreement it is."""
    match = _COMPLEMENT[doc.language].match(doc.text[end : sentence.end])
    if not match:
        return end
    text = match.group()
    if re.match(r"\s+(?:with immediate|avec effet)\b", text):
        return end
    if re.match(r"\s+(?:de |d['’])[«\"“]", text) and not accord_lexicon(doc.language).ceasefire.search(text):
        return end  # *une trêve de « premier pas »*: what somebody calls it
    cut = _CUT.search(text, 1)
    both = re.search(r"\b(?:between|entre)\s", text[: cut.start()] if cut else text)
    if both and cut and cut.group().strip() in {"and", "et"}:
        second = body_at(doc, doc.token_at(end + cut.end()))
        return doc.tokens[second[1] - 1].end if second else end + len(text[: cut.start()].rstrip())
    stop = cut.start() if cut else len(text)
    if cut and cut.group() in "»”" and text[:stop].count("«") + text[:stop].count("“") > 0:
        stop = cut.end()  # *accord de « cessation des hostilités »*
    if end + stop < sentence.end and stop == len(text) and doc.text[end + stop].isalpha():
        stop = text.rfind(" ")
    kept = text[:stop].rstrip()
    while doc.language == "en" and (loose := _LOOSE.search(kept)):
        kept = kept[: loose.start()]  # *agreement to merge its men into the army by the*
    return end + len(kept)


def _time(doc: Document, sentence: Sentence, span: Span, times: Sequence[Time]) -> Time | None:
    """The date inside the phrase, or right after it and a verb of signing."""
    for time in times:
        start = time.spans[0][0]
        if (
            start < span[1]
            and span[0] < time.spans[-1][1]
            and not re.match(r"(?:one|two|\d+|une?|deux)[- ](?:week|month|semaine|mois)", time.text)
        ):
            return time
    after = doc.text[span[1] : sentence.end]
    on = _SIGNED_ON.match(after) or re.match(r"\s+(?:of|on|in|le|en|du|unilatéral le)\s+(?:le\s+)?", after)
    at = span[1] + on.end() if on else None
    return next((t for t in times if at is not None and abs(t.spans[0][0] - at) <= _NEXT), None)


def _place(doc: Document, first: int, match: re.Match[str], end: int) -> str | None:
    """The name of a place that the agreement is called by: *the Algiers accord*, *accord d'Alger*."""
    if doc.language == "fr":
        named = re.match(r"\s+(?:de |d['’])(?:paix (?:de |d['’]))?([A-ZÀ-Þ][\w’'-]+)", doc.text[match.end() : end])
        return named.group(1) if named else None
    for number in range(first, doc.token_at(match.start())):
        token = doc.tokens[number]
        month = token.lower in shapes("en").calendar
        place = token.name_like and not token.lower.endswith(_COMPOUND)
        if place and not month and token.lower not in demonyms("en") and not token.text.isupper():
            return token.text if token.lower not in accord_lexicon("en").lead else None
    return None
