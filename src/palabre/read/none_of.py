"""None of: phrases that say that nobody was. A token in; whether what begins there, or right after it, is denied.

*No soldiers were killed*, *no women or children were hurt*, *ni civils ni soldats*. Refuses *no fewer than ten*.
"""

from palabre.read.document import Document
from palabre.read.participant_words import lists
from palabre.read.words import words

NAME = "none_of.v1"

_LIST = 6  # tokens of a list before the phrase


def none_of(doc: Document, at: int) -> bool:
    """Whether the phrase that begins at a token is one of none."""
    no = lists(doc.language)["not_one"]
    if doc.tokens[min(at + 1, len(doc.tokens) - 1)].lower in {"fewer", "less"}:
        return False
    if doc.tokens[at].lower in no:
        return True
    before = at - 1
    if before >= 0 and doc.tokens[before].lower in lists(doc.language)["or"]:
        w = words(doc.language)
        back = range(before - 1, max(before - _LIST, -1), -1)
        listed = next(
            (n for n in back if doc.tokens[n].lower in no | w.auxiliaries or doc.tokens[n].text in ".;"), None
        )
        return listed is not None and doc.tokens[listed].lower in no
    return before >= 0 and doc.tokens[before].lower in no
