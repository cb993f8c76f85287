"""Appointments: who is given a post or loses it. A post in, the token range of its holder's name out, or None.

*X was appointed the post*, *named X (as) the post*, *X replaced Y as the post*. Refuses a holder without a name.
"""

import re

from palabre.read.document import Document, Sentence
from palabre.read.names import Range, demonyms, person_at, person_before
from palabre.read.post_words import post_lexicon
from palabre.read.posts import Post

_LONGEST_NAME = 4  # words of a name


def appointed(doc: Document, post: Post, sentence: Sentence) -> Range | None:
    """*X was appointed the post*."""
    start = doc.tokens[sentence.first].start
    head = doc.text[start : doc.tokens[post.first].start]
    match = re.search(rf"(?:^|[\s,])\s*(?:{post_lexicon(doc.language).appointing})\s*$", head)
    if not match:
        return _installed(doc, post, sentence)
    end = doc.token_at(start + match.start() + (head[match.start()] in " ,"))
    end = _before_relative(doc, end, sentence)
    aged = re.search(post_lexicon(doc.language).aged + "$", doc.text[start : doc.tokens[end - 1].end]) if end else None
    if aged:
        end = doc.token_at(start + aged.start())
        end -= doc.tokens[end - 1].text == ","
    return person_before(doc, end) or _surname(doc, end, sentence)


def without_posts(doc: Document, name: Range) -> Range:
    """A name without the posts and ranks that its first words are: *Vice President [Awa Keïta], leader of ...*."""
    heads = post_lexicon(doc.language).heads
    last = max((n for n in range(name[0], name[1] - 1) if (doc.tokens[n].lower,) in heads), default=name[0] - 1)
    return last + 1, name[1]


def _before_relative(doc: Document, end: int, sentence: Sentence) -> int:
    """The end of the name that a relative clause or a comma closes: *[Awa Sall], who has been ...*."""
    while end > sentence.first and doc.tokens[end - 1].lower in {",", "who", "qui", "also", "later", "then"}:
        end -= 1
    return end


def _surname(doc: Document, end: int, sentence: Sentence) -> Range | None:
    """A surname alone before a token, where the article gives the full name: *Sari was appointed envoy*."""
    at = end - 1
    if at < sentence.first or not doc.tokens[at].name_like:
        return None
    full = re.search(rf"\b[A-ZÀ-Þ][\w'’-]+ {re.escape(doc.tokens[at].text)}\b", doc.text)
    return person_at(doc, at) if full and doc.tokens[at].lower not in demonyms(doc.language) else None


def _installed(doc: Document, post: Post, sentence: Sentence) -> Range | None:
    """*named X (as) the post*, *swore in X as the post*, *Y replaced X as the post*: X, but for the last Y."""
    lexicon, start = post_lexicon(doc.language), doc.tokens[sentence.first].start
    head = doc.text[start : doc.tokens[post.first].start]
    match = re.search(rf"\b(?:{lexicon.installing})\s+(?P<who>[^,;]{{3,60}}?)(?:\s+(?:{lexicon.into}))?\s+$", head)
    if match is None:
        return None
    after = doc.token_at(start + match.end("who") - 1) + 1
    name = person_before(doc, after) or _capitals_before(doc, after)
    if name is None or doc.tokens[name[0]].start > start + match.end("who"):
        return None
    if not re.match(rf"(?:{lexicon.replacing})\b", match.group()):
        return without_posts(doc, name)  # *named General [Awa Keïta] head of the army*
    at = doc.token_at(start + match.start())
    while at > sentence.first and doc.tokens[at - 1].lower in {"has", "had", "will", "a", "avait", "vient", "de"}:
        at -= 1
    at = _before_relative(doc, at, sentence)
    return person_before(doc, at) or _surname(doc, at, sentence)


def _capitals_before(doc: Document, end: int) -> Range | None:
    """A name right before a post with a capital of its own: *a nommé [Awa Keïta] Première ministre*."""
    first = end
    while first > 0 and end - first < _LONGEST_NAME and doc.tokens[first - 1].name_like:
        first -= 1
    return (first, end) if end - first > 1 else None
