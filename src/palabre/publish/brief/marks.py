"""Runs of verbatim words inside a sentence under construction, and their way into `Part`s.

Grammar works on plain strings. A verbatim run is carried through it between private characters that no source text can
bring in (`clean` takes them out), and `parts` cuts the finished string at them. Refuses nothing; hostile control
characters are dropped.
"""

import re
import unicodedata

from palabre.model.passage import words_at
from palabre.publish.brief.model import Part, PartKind

_OPEN, _MIDDLE, _CLOSE = "\ue000", "\ue001", "\ue002"
_TOKEN = re.compile(f"{_OPEN}([a-z]+)\\|([a-z]*){_MIDDLE}|{_CLOSE}")
_MARKS = {"en": ("“", "”"), "fr": ("«\u00a0", "\u00a0»")}
QUOTE_CHARACTERS = '"“”„«»‹›'


class _Cleaned(dict[int, int | str | None]):
    """What becomes of each character, found once and kept: whole articles go through here."""

    def __missing__(self, code: int) -> int | str | None:
        char = chr(code)
        kept = None if unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs"} else code
        self[code] = " " if char in "\n\r\t\u2028\u2029" else kept
        return self[code]


_CLEANED = _Cleaned()


def clean(text: str) -> str:
    """The text without control, bidirectional, format and private characters; line breaks become spaces."""
    return text if text.isprintable() else text.translate(_CLEANED)


def folded(text: str) -> str:
    """The text in lower case without diacritics, curly apostrophes as straight ones."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def squeeze(text: str) -> str:
    """The text with every run of white space (no-break spaces too) as one space: how verbatim words are compared."""
    return " ".join(clean(text).split())


def mark(text: str, kind: PartKind, language: str = "") -> str:
    """The text as a run of a kind inside a string."""
    return f"{_OPEN}{kind}|{language}{_MIDDLE}{text}{_CLOSE}"


def bare(text: str) -> str:
    """The string without any marks of ours."""
    return _TOKEN.sub("", text)


def enclose(text: str, language: str) -> str:
    """The text in the quotation marks of a language."""
    before, after = _MARKS.get(language, _MARKS["en"])
    return f"{before}{text}{after}"


def parts(text: str, language: str) -> tuple[Part, ...]:
    """The string as parts, innermost kind first: a quotation inside reported words is a `quote`."""
    found: list[Part] = []
    stack: list[tuple[PartKind, str | None]] = [(PartKind.PLAIN, None)]
    last = 0
    for token in _TOKEN.finditer(text):
        _append(found, text[last : token.start()], stack[-1])
        last = token.end()
        if token.group(1):
            tongue = token.group(2)
            stack.append((PartKind(token.group(1)), tongue if tongue and tongue != language else None))
        elif len(stack) > 1:
            stack.pop()
    _append(found, text[last:], stack[-1])
    return tuple(found)


def _append(found: list[Part], text: str, kind: tuple[PartKind, str | None]) -> None:
    if text:
        found.append(Part(text=text, kind=kind[0], language=kind[1]))


def plain_text(found: tuple[Part, ...], language: str) -> str:
    """What a reader sees: quotations in the marks of the brief's language."""
    return "".join(enclose(p.text, language) if p.kind is PartKind.QUOTE else p.text for p in found)


def with_quotes(words: str, quoted: tuple[str, ...]) -> str:
    """Verbatim words with their quoted pieces marked as such; marks that belong to no piece are taken out.

    A source may open a quotation inside the content and close it outside, or the other way round: only the pieces that
    the record knows to stand in marks get them here.
    """
    regions = sorted(_regions(words, quoted))
    built, last = "", 0
    for start, end in regions:
        if start < last:
            continue
        before = words[last:start].rstrip(QUOTE_CHARACTERS + "\u00a0\u202f ") if start > last else ""
        gap = " " if before and not before.endswith(("(", "’", "'")) else ""
        built += _unmarked(before, lead=bool(built)) + gap + mark(words[start:end].strip(), PartKind.QUOTE)
        last = end
    return built + _unmarked(words[last:], lead=bool(built))


def _regions(words: str, quoted: tuple[str, ...]) -> list[tuple[int, int]]:
    found = []
    for piece in quoted:
        text = clean(piece).strip().strip(QUOTE_CHARACTERS).strip().rstrip(",;")
        start = words.find(text) if text else -1
        if start >= 0:
            found.append((start, start + len(text)))
    return found


def _unmarked(text: str, *, lead: bool) -> str:
    """Words between quotations, without stray marks; a space or a comma stays between them and what came before."""
    if not lead:
        return re.sub(rf"[{QUOTE_CHARACTERS}][\u00a0\u202f]?", "", text)
    stripped = re.sub(rf"^[\s{QUOTE_CHARACTERS}]*([,;:.]?)[\s{QUOTE_CHARACTERS}]*", r"\1 ", text)
    return re.sub(rf"[{QUOTE_CHARACTERS}]", "", stripped) if stripped.strip() else ""


def verbatim(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The words at the spans, cleaned."""
    return clean(words_at(text, spans))
