"""An article's names that are hidden from the trained encoder, so that who is who changes nothing that it sees.

Document and mentions in, `Hidden` names out, in text order. A name that says where (*in Gossi*, *près de Gossi*) stays:
without it no place of an event could be found. Refuses nothing.
"""

from collections.abc import Callable, Iterable

from palabre.model.actor import Mention, MentionKind
from palabre.model.passage import Span, overlap
from palabre.read.document import Document, Sentence
from palabre.read.hiding import hidden_names
from palabre.read.windows import Hidden
from palabre.read.words import words

_WHO = frozenset({MentionKind.PERSON, MentionKind.ARMED_GROUP, MentionKind.ORGANISATION})
# Words before a place; those of the second set also stand before who is spoken to, so that only a known place counts.
_WHERE = {
    "en": frozenset({"in", "at", "near", "around", "outside", "inside", "across"}),
    "fr": frozenset({"en", "dans", "près", "vers", "autour"}),
}
_WHERE_OR_WHOM = {"en": frozenset[str](), "fr": frozenset({"à", "au", "aux"})}
_MELTED = frozenset({"du", "de", "d'", "des", "au", "aux", "à"})  # are hidden with a name, and no part of it


def anonymous(
    doc: Document, sentences: Iterable[Sentence], mentions: Iterable[Mention], ordinary: Callable[[str], bool]
) -> list[Hidden]:
    """The names to hide in some sentences.

    Args:
        doc: the article.
        sentences: some of its sentences, in text order.
        mentions: its mentions.
        ordinary: whether a word in lower case is one of the language's.
    """
    kinds = {m.spans[0]: m.kind for m in mentions if m.kind is not MentionKind.COMMUNITY}
    found = []
    for sentence in sentences:
        known = {s: kind for s, kind in kinds.items() if sentence.start <= s[0] < sentence.end}
        for span in hidden_names(doc, sentence, known, ordinary):
            name = _hidden(doc, span)
            if not _tells_where(doc, sentence, name, {k for s, k in known.items() if overlap((s,), (span,))}):
                found.append(name)
    return found


def _hidden(doc: Document, span: Span) -> Hidden:
    at, last = doc.token_at(span[0]), doc.token_at(span[1] - 1)
    while at < last and doc.tokens[at].lower in _MELTED:
        at += 1
    return Hidden(*span, doc.tokens[at].start)


def _tells_where(doc: Document, sentence: Sentence, name: Hidden, kinds: set[MentionKind]) -> bool:
    if kinds & _WHO:
        return False
    first, own = doc.token_at(name.start), doc.token_at(name.shown)
    before = [t.lower for t in doc.tokens[max(sentence.first, first - 2) : own]]
    while (before and before[-1] in words(doc.language).determiners) or before[-1:] == ["de"]:
        before.pop()
    last = before[-1] if before else ""
    return last in _WHERE[doc.language] or (last in _WHERE_OR_WHOM[doc.language] and MentionKind.PLACE in kinds)
