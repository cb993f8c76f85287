"""Posts told twice: one holder with two posts before the name. Two posts in, the token range of the holder's name out.

*Son chef, le général X*, *the envoy, ex-president X*, *the prime minister and defence minister, X*. Refuses a post that
only tells whose somebody is (*le fils du président, le colonel X*).
"""

from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.names import Range, person_at, words
from palabre.read.post_words import post_lexicon
from palabre.read.posts import Post

_OWNS = frozenset({"du", "des", "de", "d'", "au", "aux", "of"})
_LEADS = frozenset({"le", "la", "l'", "the", "«", '"', "“", "”"})  # what stands before a post told once more
_LONGEST_LEAD = 3  # words from a comma to it


def shared_holder(doc: Document, sentence: Sentence, post: Post, following: Post) -> Range | None:
    """The holder of two posts: of the second, which a comma or a mere *and* joins to the first."""
    at = post.last
    if at + 1 >= sentence.last or _of_another(doc, sentence, post):
        return None
    if doc.tokens[at].lower in {"and", "et"}:
        article = doc.tokens[following.first].lower in {"the", "a", "an", "its", "their"}
        if following.first != at + 1 or article:
            return None  # *the president and the minister, X*
    lead = {t.lower for t in doc.tokens[at + 1 : following.first]}
    if doc.tokens[at].text not in {",", "and", "et"} or len(lead) > _LONGEST_LEAD or not lead <= _LEADS:
        return None
    end = after_mark(doc, following)
    comma = doc.tokens[at].text != "," and end < sentence.last and doc.tokens[end].text == ","
    name = person_at(doc, end + comma)
    return name if name and words(doc, *name) > 1 else None


def _of_another(doc: Document, sentence: Sentence, post: Post) -> bool:
    """Whether the post is only whose somebody is: *le fils du président, le colonel X*, *un conseiller du ministre*."""
    at = post.first - 1
    if at > sentence.first and doc.tokens[at].lower in {"le", "la", "l'"}:
        at -= 1
    if at <= sentence.first or doc.tokens[at].lower not in _OWNS:
        return False
    lexicon, owned = post_lexicon(doc.language), doc.tokens[at - 1].lower
    return owned in lexicon.kin or (owned,) in lexicon.heads


def after_mark(doc: Document, post: Post) -> int:
    """The token behind a post, a closing mark left out: *le « général » X*."""
    marked = post.first > 0 and doc.tokens[post.first - 1].kind is TokenKind.MARK
    closes = marked and post.last < len(doc.tokens) and doc.tokens[post.last].kind is TokenKind.MARK
    return post.last + closes
