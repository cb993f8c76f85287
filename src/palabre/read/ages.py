"""Ages: how old those are whom a figure counts. Tokens of a document in, where what tells it ends out.

*Two sisters [aged eight and eleven] were among the dead*, *âgés de 19 et 21 ans*. Refuses numbers that no
such word leads to.
"""

from palabre.read.document import Document, Token, TokenKind
from palabre.read.toll_lexicon import toll_words
from palabre.read.words import words

NAME = "ages.v1"

_MOST = 8  # tokens of *aged eight and eleven*
_BETWEEN = frozenset({"and", "et", ",", "de", "d'", "to", "à"})
_UNITS = frozenset({"ans", "mois", "years", "months"})


def is_number(token: Token, language: str) -> bool:
    """Whether a token is a number, in figures or in a word."""
    return token.kind is TokenKind.NUMBER or token.lower in words(language).numbers


def past_ages(doc: Document, at: int) -> int:
    """The token after the ages that begin at a token; `at` itself where none do."""
    start = at + (at < len(doc.tokens) and doc.tokens[at].text == ",")
    if start >= len(doc.tokens) or doc.tokens[start].lower not in toll_words(doc.language)["aged"]:
        return at
    end = start + 1
    while end < min(start + _MOST, len(doc.tokens)):
        token = doc.tokens[end]
        if not is_number(token, doc.language) and token.lower not in _BETWEEN | _UNITS:
            break
        end += 1
    return end
