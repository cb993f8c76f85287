"""Roles: who holds which post at which state or body. Document in, `Role`s in text order out.

A role needs a word for a post and a person's name that stand together: *the Kenyan president, X*, *X, spokeswoman of
the Front*, *X was named prime minister*. Refuses posts without a name, plain professions without a named body, and
whatever is furniture.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from palabre.model.affiliation import Role
from palabre.read.document import Document, Sentence
from palabre.read.names import Range, blank_before, demonyms, party, person_at, person_before, words
from palabre.read.own_bodies import own_body
from palabre.read.post_words import post_lexicon
from palabre.read.posts import Post, posts_in

NAME = "roles.v1"


_ABBREVIATED = frozenset("gen col maj lt capt sgt brig adm cmdr sen rep gov".split())  # noqa: SIM905


_OWNS = frozenset({"du", "des", "de", "d'", "au", "aux"})
_LONGEST_NAME = 4  # words of a name


@dataclass(frozen=True, slots=True)
class _Held:
    """A post with its holder: token bounds of both and of the whole passage."""

    post: Post
    person: Range
    whole: Range


def read_roles(doc: Document) -> tuple[Role, ...]:
    """All roles of the article proper, each person and post once."""
    found: dict[tuple[str, str, str], Role] = {}
    for sentence in doc.body:
        for held in _in_sentence(doc, sentence):
            role = _role(doc, held, own_body(doc, sentence, held.post.first))
            organisation = role.organisation.text.lower() if role.organisation else ""
            key = (role.person.text.lower(), role.post.lower(), organisation)
            found.setdefault(key, role)
        for role in _counterparts(doc, sentence):
            found.setdefault((role.person.text.lower(), role.post.lower(), ""), role)
    return tuple(sorted(_without_poorer(found.values()), key=lambda r: (r.spans, r.person.spans)))


def _without_poorer(roles: Iterable[Role]) -> list[Role]:
    """Drop a bare post (*President Keïta*) when the same person has it with its body elsewhere."""
    every = list(roles)
    return [r for r in every if not any(_richer(other, r) for other in every if other is not r)]


def _richer(one: Role, two: Role) -> bool:
    same = set(one.person.text.lower().split()) >= set(two.person.text.lower().split())
    if not same or one.post.lower() != two.post.lower() or two.organisation or two.qualifier:
        return False
    return one.organisation is not None or len(one.person.text) > len(two.person.text)


def _in_sentence(doc: Document, sentence: Sentence) -> Iterator[_Held]:
    """Each post with its holder. Posts joined by *and* after one name share it."""
    previous: _Held | None = None
    for post in posts_in(doc, sentence):
        held = _holder(doc, sentence, post) or _joined(doc, previous, post)
        if held and (not post.profession or _at_body(doc, post)):
            yield held
        previous = held


def _at_body(doc: Document, post: Post) -> bool:
    """Whether the post is at a named body, not only of a nationality."""
    body = post.organisation
    return body is not None and not (body[1] - body[0] == 1 and doc.tokens[body[0]].lower in demonyms(doc.language))


def _joined(doc: Document, previous: _Held | None, post: Post) -> _Held | None:
    """*X, president of A and chairman of B*."""
    if previous is None or previous.person[0] > previous.post.first:
        return None
    between = [t.lower for t in doc.tokens[previous.post.last : post.first]]
    if between not in (["and"], ["et"], [","], [",", "and"], [",", "et"]):
        return None
    return _Held(post, previous.person, (previous.whole[0], post.last))


def _holder(doc: Document, sentence: Sentence, post: Post) -> _Held | None:
    tokens = doc.tokens
    at = post.last
    comma = at < sentence.last and tokens[at].text == ","
    before = _apposed(doc, post)
    if before and before[0] >= sentence.first:
        return _Held(post, before, (before[0], post.last))
    dotted = _after_ranks(doc, at, sentence) if doc.language == "en" and not comma else at
    if dotted > at + 1 and tokens[at - 1].lower in _ABBREVIATED:
        return None  # *Maj. Gen. X*: the last one stands for both
    dotted += _article_and_rank(doc, post, sentence) if doc.language == "fr" and comma else 0
    after = person_at(doc, dotted + comma) if dotted + comma < sentence.last else None
    if after and (comma or dotted > at or blank_before(doc, at)) and after[1] <= sentence.last:
        enough = words(doc, *after) > 1 or (post.rank and not comma)
        closed = not comma or _closes(doc, after[1], sentence)
        if enough and closed and not _plural(doc, post):
            return _Held(post, after, (post.first, after[1]))
    named = _appointed(doc, post, sentence)
    return _Held(post, named, (named[0], post.last)) if named else None


def _article_and_rank(doc: Document, post: Post, sentence: Sentence) -> int:
    """How many tokens *le colonel* has before an apposed name: *le porte-parole du Front, le colonel Awa Keïta*."""
    at, before = post.last + 1, [t.lower for t in doc.tokens[max(sentence.first, post.first - 2) : post.first]]
    if not _OWNS.isdisjoint(before):
        return 0  # *le fils du président, le colonel Awa Keïta*
    if at + 2 >= sentence.last or doc.tokens[at].lower not in {"le", "la", "l'"}:
        return 0
    kinds = post_lexicon(doc.language).heads.get((doc.tokens[at + 1].lower,), "")
    return 2 if "r" in kinds and doc.tokens[at + 2].name_like else 0


def _after_ranks(doc: Document, at: int, sentence: Sentence) -> int:
    """The token after abbreviated ranks and their stops: *commander Gen. X*, *Maj. Gen. X*."""
    while at + 1 < sentence.last and (
        (doc.tokens[at].text == "." and doc.tokens[at - 1].lower in _ABBREVIATED)
        or (doc.tokens[at].lower in _ABBREVIATED and doc.tokens[at + 1].text == ".")
    ):
        at += 1
    return at


def _closes(doc: Document, at: int, sentence: Sentence) -> bool:
    """Whether an apposed name ends as an apposition does: at a comma, a stop, a verb; not at *and*."""
    return at >= sentence.last or doc.tokens[at].lower not in {"&"}


def _plural(doc: Document, post: Post) -> bool:
    head = doc.tokens[post.head].lower
    return head.endswith("s") and head not in {"secrétaire général", "us"}


def _apposed(doc: Document, post: Post) -> Range | None:
    """The name that the post stands in apposition to: *X, 54, the post*, *X (the post)*."""
    at = post.first - 1
    if doc.language == "fr" and at > 1 and doc.tokens[at].lower in {"le", "la", "l'", "un", "une"}:
        at -= 1
    if at < 1 or doc.tokens[at].text not in {",", "(", "–", "—"}:
        return None
    aged = re.search(
        post_lexicon(doc.language).aged + "$", doc.text[max(0, doc.tokens[at].start - 20) : doc.tokens[at].start]
    )
    end = at
    if aged:
        start = doc.tokens[at].start - len(aged.group())
        end = doc.token_at(start)
    name = person_before(doc, end)
    if name is None or _taken(doc, name, post) or _scene_of(doc, name):
        return None
    return name


def _scene_of(doc: Document, name: Range) -> bool:
    """Whether a name is where something was: *Speaking in Addis Sari, the envoy ...*."""
    return name[0] > 0 and doc.tokens[name[0] - 1].lower in {"in", "at", "near", "from", "à", "en"}


def _taken(doc: Document, name: Range, post: Post) -> bool:
    """Whether the post rather announces the name after it: *A, the minister B said*."""
    follower = person_at(doc, post.last)
    return follower is not None and blank_before(doc, post.last)


def _appointed(doc: Document, post: Post, sentence: Sentence) -> Range | None:
    """*X was appointed the post*."""
    start = doc.tokens[sentence.first].start
    head = doc.text[start : doc.tokens[post.first].start]
    match = re.search(rf"(?:^|[\s,])\s*(?:{post_lexicon(doc.language).appointing})\s+$", head)
    if not match:
        return _installed(doc, post, sentence)
    end = doc.token_at(start + match.start() + (head[match.start()] in " ,"))
    while end > sentence.first and doc.tokens[end - 1].text == ",":
        end -= 1
    aged = re.search(post_lexicon(doc.language).aged + "$", doc.text[start : doc.tokens[end - 1].end]) if end else None
    if aged:
        end = doc.token_at(start + aged.start())
        end -= doc.tokens[end - 1].text == ","
    return person_before(doc, end) or _surname(doc, end, sentence)


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
        return name
    at = doc.token_at(start + match.start())
    while at > sentence.first and doc.tokens[at - 1].lower in {"has", "had", "will", "a", "avait"}:
        at -= 1
    return person_before(doc, at) or _surname(doc, at, sentence)


def _capitals_before(doc: Document, end: int) -> Range | None:
    """A name right before a post with a capital of its own: *a nommé [Awa Keïta] Première ministre*."""
    first = end
    while first > 0 and end - first < _LONGEST_NAME and doc.tokens[first - 1].name_like:
        first -= 1
    return (first, end) if end - first > 1 else None


def _role(doc: Document, held: _Held, body: Range | None = None) -> Role:
    start, end = doc.tokens[held.whole[0]].start, doc.tokens[held.whole[1] - 1].end
    at = held.post.organisation or body
    organisation = party(doc, at) if at else None
    return Role(
        person=party(doc, held.person),
        post=held.post.text,
        organisation=organisation,
        qualifier=held.post.qualifier,
        spans=((start, end),),
        component=NAME,
    )


# ------------------------------------------------------------------------------------------------- counterparts
def _counterparts(doc: Document, sentence: Sentence) -> Iterator[Role]:
    """*minister A and his Greek and French counterparts, B and C*: the post of A, the nations in order."""
    words_for = post_lexicon(doc.language).counterparts
    at = next((n for n in range(sentence.first, sentence.last) if doc.tokens[n].lower in words_for), None)
    if at is None:
        return
    model = next((p for p in reversed(posts_in(doc, sentence)) if p.head < at), None)
    nations = _nations(doc, at, sentence)
    people = _people(doc, at + 1, sentence)
    if model is None or not people or len(people) != len(nations):
        return
    for person, nation in zip(people, nations, strict=True):
        yield _role(doc, _Held(_with_body(model, nation), person, (model.first, person[1])))


def _with_body(post: Post, nation: Range) -> Post:
    return Post(
        first=post.first,
        last=post.last,
        head=post.head,
        text=post.text,
        organisation=nation,
        qualifier=None,
        rank=False,
        profession=False,
    )


def _nations(doc: Document, at: int, sentence: Sentence) -> list[Range]:
    nations = demonyms(doc.language)
    step, found = (-1, []) if doc.language == "en" else (1, [])
    number = at + step
    while sentence.first <= number < sentence.last:
        lower = doc.tokens[number].lower
        if lower in nations:
            found.append((number, number + 1))
        elif lower not in {",", "and", "et"}:
            break
        number += step
    return sorted(found)


def _people(doc: Document, at: int, sentence: Sentence) -> list[Range]:
    found: list[Range] = []
    while at < sentence.last:
        name = person_at(doc, at)
        if name:
            found.append(name)
            at = name[1]
        elif doc.tokens[at].lower in {",", "and", "et"} or (
            not found and doc.tokens[at].lower in demonyms(doc.language)
        ):
            at += 1
        else:
            break
    return found
