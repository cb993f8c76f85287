"""Own bodies: whose post a possessive means. *The River Front ..., its chairman, X*: a post in, the Front out.

The body is the one that opens the sentence, or the one before it. Refuses persons (*President X ... his spokesman*),
and *his* and *her*, which mean one.
"""

from palabre.read.bodies import body_at
from palabre.read.document import Document, Sentence
from palabre.read.names import Range, person_at
from palabre.read.phrases import noun_phrase_from
from palabre.read.post_words import post_lexicon
from palabre.read.words import words

_ITS = frozenset({"its", "their", "son", "sa", "leur"})


def own_body(doc: Document, sentence: Sentence, first: int) -> Range | None:
    """The body whose post begins at a token, or None where no possessive leads to it."""
    near = doc.tokens[max(0, first - 1) : first + 1]  # an English post begins with its possessive
    if not any(t.lower in _ITS for t in near):
        return None
    number = doc.body.index(sentence)
    for one in (sentence, *doc.body[max(0, number - 1) : number]):
        body = _opening(doc, one)
        if body and body[1] < first:
            return body
    return None


def _opening(doc: Document, sentence: Sentence) -> Range | None:
    """The body that opens a sentence, with what belongs to its name."""
    body = body_at(doc, sentence.first)
    if body is None or not _is_body(doc, body):
        return None
    whole = noun_phrase_from(doc, sentence.first, sentence.last)
    longer = doc.tokens_between(*whole) if whole else body
    ends = doc.tokens[longer[1] - 1]
    return longer if longer[0] == body[0] and (ends.text == ")" or ends.name_like) else body


def _is_body(doc: Document, body: Range) -> bool:
    """Whether it is named and no person: *The River Front*, but neither *Awa Keïta* nor *President Keïta*."""
    tokens, heads = doc.tokens[body[0] : body[1]], post_lexicon(doc.language).heads
    led = tokens[0].lower in words(doc.language).determiners or tokens[0].text.isupper()
    held = any((t.lower,) in heads for t in tokens)
    return any(t.name_like for t in tokens) and not held and (led or person_at(doc, body[0]) is None)
