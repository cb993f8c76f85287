"""Sizes: counts of a sentence that are no harm. Document, sentence and its number phrases in, `Size`s out.

Numbers of troops, marchers, vehicles and groups. Refuses a part (*two of the ten*) and small vague numbers.
"""

from collections.abc import Sequence

from palabre.model.passage import Span
from palabre.model.toll import Size, SizeOf
from palabre.read.amounts import NumberKind, NumberPhrase
from palabre.read.counts import noun_after
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.victims import sized

NAME = "sizes.v1"


def read_sizes(
    doc: Document, sentence: Sentence, amounts: Sequence[NumberPhrase], taken: Sequence[Span]
) -> list[tuple[int, Size]]:
    """Counts of a sentence that are no harm, with the token they begin at: troops, marchers, vehicles, groups."""
    found = []
    for phrase in amounts:
        if not (sentence.first <= phrase.first and phrase.last <= sentence.last) or phrase.kind is NumberKind.ARTICLE:
            continue
        hit = noun_after(doc, phrase.last, sentence.last, sized(doc.language))
        span = (phrase.span[0], doc.tokens[hit.last - 1].end) if hit else phrase.span
        small = (
            phrase.amount.best or phrase.amount.low or phrase.amount.high or 0
        ) < 4 and phrase.kind is NumberKind.VAGUE
        part = (
            phrase.first > sentence.first + 1
            and doc.tokens[phrase.first - 1].lower in {"of", "des"}
            and doc.tokens[phrase.first - 2].kind is TokenKind.NUMBER
        )
        if hit is None or small or part or any(a < span[1] and span[0] < b for a, b in taken):
            continue
        amount = phrase.amount
        size = Size(
            what=SizeOf(hit.values[0]),
            low=amount.low,
            best=amount.best,
            high=amount.high,
            qualifier=amount.qualifier,
            spans=(span,),
        )
        found.append((phrase.first, size))
    return found
