"""Names to hide before a trained component reads a sentence, so that what a party is called changes nothing.

Document, sentence and the names known in it in, spans out: in text order, not overlapping. A run of capitals is a name;
at the start of a sentence, where every word has one, only a known name is, a word that goes on in capitals, and a word
that is none of the language's. Refuses texts in capitals: there only known names are hidden.
"""

from collections.abc import Callable, Iterable, Sequence

from palabre.model.passage import Span
from palabre.read.bodies import body_at
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.names import shapes
from palabre.read.whole_names import COLOURS, OF_WORDS, aims_go_on, names_by_token, plain_noun, purpose_end
from palabre.read.words import words

_LINKS = frozenset(
    {
        "of",
        "the",
        "for",
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "d'",
        "l'",
        "al",
        "el",
        "bin",
        "ben",
        "ould",
        "ag",
        "von",
    }
    | {"van", "y", "&", "-"}
)
_MELTED = {
    "en": frozenset({"the"}),
    "fr": frozenset({"le", "la", "les", "l'", "du", "de", "d'", "des", "au", "aux", "à"}),
}
_RANKS = frozenset({"colonel", "general", "général", "captain", "capitaine", "major", "commandant"})
_BEFORE_NAMES = frozenset({"neither", "both", "either", "ni", "non"})  # that open a sentence and are no name
_TO_CAPITAL = 5  # tokens from the noun of a body to its first capital
_LONGEST_LINK = 2  # tokens between two capitals of one name (*Ministry of the Interior*)


def hidden_names(
    doc: Document, sentence: Sentence, known: Iterable[Span], ordinary: Callable[[str], bool]
) -> tuple[Span, ...]:
    """The names of a sentence.

    Args:
        doc: the article.
        sentence: one of its sentences.
        known: spans of names that were recognised.
        ordinary: whether a word in lower case is one of the language's.
    """
    inside = [False] * (sentence.last - sentence.first)
    for start, end in known:
        for at in range(max(sentence.first, doc.token_at(start)), sentence.last):
            if doc.tokens[at].start >= end:
                break
            inside[at - sentence.first] = doc.tokens[at].end > start
    bodies, names = shapes(doc.language).bodies, names_by_token(doc)
    for at in range(sentence.first, sentence.last if not doc.capitals else sentence.first):
        whole = at in names
        if not (whole or doc.tokens[at].name_like or doc.tokens[at].lower in bodies):
            continue
        if not inside[at - sentence.first] and (whole or _capital(doc, sentence, at, ordinary)):
            inside[at - sentence.first] = True
        for n in range(at, min(_body_end(doc, sentence, at), sentence.last)):
            inside[n - sentence.first] = True
    return tuple(_grown(doc, sentence, span) for span in _runs(doc, sentence, inside))


def _body_end(doc: Document, sentence: Sentence, at: int) -> int:
    """The end of the body's name that begins at a token, small words in it included."""
    if not doc.tokens[at].name_like and doc.tokens[at].lower not in shapes(doc.language).bodies:
        return at
    opens = at == sentence.first  # where the capital of the first word says nothing
    if not any(t.name_like for t in doc.tokens[at + opens : at + _TO_CAPITAL]):
        return at  # *the police*, *la ville*: no name
    found = body_at(doc, at)
    if found is None:
        return at
    end, w = found[1], words(doc.language)
    small = doc.tokens[at].lower in w.closed and doc.tokens[at].lower not in w.determiners
    if opens and (end == at + 1 or small):
        return at  # *Currently*, *In Sari*
    while end > at + 1 and doc.tokens[end - 1].text[0].isdigit():
        end -= 1 + (doc.tokens[end - 2].lower in w.determiners)  # *au Front le 12 août*
    if end < sentence.last and doc.tokens[end].lower in COLOURS:
        end += 1  # *les Brigades rouges*
    if aims_go_on(doc, at, end, sentence.last):
        end += 2  # *the Front for Renewal and Justice*
    while end + 1 < sentence.last and doc.tokens[end].lower in OF_WORDS and plain_noun(doc, end + 1):
        end += 2  # *l'Armée de libération du fleuve*
    return purpose_end(doc, end, sentence.last)


def _grown(doc: Document, sentence: Sentence, span: Span) -> Span:
    """A name with its title and article, and the French *de*, *à* that melt with it: some names have none."""
    at = doc.token_at(span[0])
    titles = shapes(doc.language).titles | _RANKS
    while at > sentence.first:
        before = doc.tokens[at - 1]
        stop = before.text == "." and at - 1 > sentence.first and doc.tokens[at - 2].lower in titles
        if not (stop or before.lower in titles or before.lower in _MELTED[doc.language]):
            break
        at -= 1
    return doc.tokens[at].start, span[1]


def _capital(doc: Document, sentence: Sentence, at: int, ordinary: Callable[[str], bool]) -> bool:
    """Whether a token's capital makes it a name."""
    token, w = doc.tokens[at], words(doc.language)
    if not token.name_like or token.lower in w.times:
        return False
    if not _opens(doc, sentence, at):
        return True
    if token.lower in w.closed or token.lower in w.adverbs or token.lower in _BEFORE_NAMES:
        return False
    after = doc.tokens[at + 1] if at + 1 < sentence.last else None
    return bool(after and after.name_like and after.lower not in w.times) or not _known_word(token.lower, ordinary)


def _known_word(lower: str, ordinary: Callable[[str], bool]) -> bool:
    return ordinary(lower) or (lower.endswith("s") and ordinary(lower[:-1]))


def _opens(doc: Document, sentence: Sentence, at: int) -> bool:
    """Whether a token begins a sentence, also after a quotation mark, a date line's dash or a colon."""
    return at == sentence.first or (
        doc.tokens[at - 1].kind is not TokenKind.WORD and doc.tokens[at - 1].text not in ",-’'&/"
    )


def _runs(doc: Document, sentence: Sentence, inside: Sequence[bool]) -> list[Span]:
    """Neighbouring tokens of names as one span, short links between them included."""
    found: list[Span] = []
    last = -1
    for n, named in enumerate(inside):
        if not named:
            continue
        at = sentence.first + n
        token = doc.tokens[at]
        between = [t.lower for t in doc.tokens[last:at]] if last >= 0 else []
        linked = last >= 0 and len(between) <= _LONGEST_LINK and all(b in _LINKS for b in between)
        linked = linked or (between == ["."] and doc.tokens[last - 1].lower in shapes(doc.language).titles)
        if found and linked:
            found[-1] = (found[-1][0], token.end)
        else:
            found.append((token.start, token.end))
        last = at + 1
    return found
