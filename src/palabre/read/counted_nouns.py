"""Counted nouns: the noun that a number counts. A token after the number in, the noun found out.

Refuses to look past a verb, a sign or a preposition, and a noun that only owns what is counted.
"""

from palabre.model.toll import Victim
from palabre.read.beside import owned_by
from palabre.read.document import Document, TokenKind
from palabre.read.phrases import verb_at
from palabre.read.toll_lexicon import ordinals, toll_words
from palabre.read.victims import harms, victims
from palabre.read.wordings import Found, Wordings
from palabre.read.words import words as words_of

NAME = "counted_nouns.v1"


def noun_after(doc: Document, at: int, last: int, nouns: Wordings):  # type: ignore[no-untyped-def,type-arg]
    """The counted noun after a number: past adjectives, *of*, *of its*, but not past a verb, sign or preposition."""
    stops = toll_words(doc.language)["between"]
    best = None
    for i in range(at, min(at + 5, last)):
        token = doc.tokens[i]
        hit = nouns.at(doc.tokens, i, last)
        if hit and nouns is victims("en") and owned_by(doc, hit.last, last):
            continue  # *two of the minister's bodyguards*
        if hit:
            best = hit
            if doc.language == "fr":
                return hit
            if token.lower in toll_words("en")["other"] and i + 1 < last and doc.tokens[i + 1].kind is TokenKind.WORD:
                continue  # *six other student leaders*
            # English puts the head last: *24 police officers*, *two village leaders*.
            follower = nouns.at(doc.tokens, hit.last, last) if hit.last < last else None
            if follower and nouns is victims("en") and follower.values[0][0] is Victim.UNKNOWN:
                dead = harms("en").at(doc.tokens, follower.first, follower.last)  # *a civilian dead*
                return Found(hit.first, follower.last, ((hit.values[0][0], (hit if dead else follower).values[0][1]),))
            return follower or best
        if token.lower in toll_words(doc.language)["deeds"]:
            return best  # *the 1980 assassination of an archbishop*
        if token.kind not in {TokenKind.WORD, TokenKind.NUMBER} and token.text not in "'’-“\"«‘":
            return best
        if i == at and doc.language == "en" and token.lower in toll_words("en")["vague_determiner"]:
            continue  # *two suspected insurgents*
        if token.lower in stops or verb_at(doc, i) or (i > at and harms(doc.language).at((token,), 0, 1)):
            return best  # *a gang kidnapped cattleman ...*
        if doc.language == "fr" and not _before_noun(doc, i):
            return best  # *une base terroriste*: what is counted is the base
    return best


def _before_noun(doc: Document, at: int) -> bool:
    """Whether a French word can stand between a number and its noun."""
    token, lists = doc.tokens[at], toll_words("fr")
    return (
        token.kind is not TokenKind.WORD
        or token.lower in lists["prenominal"]
        or token.lower in ordinals("fr")
        or token.lower in words_of("fr").determiners | {"d'"}  # *une dizaine d'autres*
    )
