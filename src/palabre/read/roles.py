"""Roles: who holds which post at which state or body. Document in, `Role`s in text order out.

A role needs a word for a post and a person's name that stand together: *the Kenyan president, X*, *X, spokeswoman of
the Front*, *X was named prime minister*. Refuses posts without a name, plain professions without a named body, and
whatever is furniture.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from palabre.model.affiliation import Role
from palabre.read.appointments import appointed, without_posts
from palabre.read.bodies import body_at
from palabre.read.document import Document, Sentence
from palabre.read.heading import Heading, headings, is_land
from palabre.read.names import Range, blank_before, demonyms, party, person_at, person_before, words
from palabre.read.own_bodies import led_body, own_body
from palabre.read.post_complements import is_named, is_place
from palabre.read.post_words import post_lexicon
from palabre.read.posts import Post, posts_in
from palabre.read.told_twice import after_mark, shared_holder

NAME = "roles.v1"


_OWNED = 2  # tokens of *du*, *de la*
_COUNTERPARTS = post_lexicon("en").counterparts | post_lexicon("fr").counterparts
_ABBREVIATED = frozenset("gen col maj lt capt sgt brig adm cmdr sen rep gov".split())  # noqa: SIM905


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
            role = _role(doc, held, _owner(doc, sentence, held))
            organisation = role.organisation.text.lower() if role.organisation else ""
            key = (role.person.text.lower(), role.post.lower(), organisation)
            found.setdefault(key, role)
        for told in headings(doc, sentence):
            role = _role(doc, _told(doc, told))
            found.setdefault((role.person.text.lower(), role.post.lower(), ""), role)
        for role in _counterparts(doc, sentence):
            found.setdefault((role.person.text.lower(), role.post.lower(), ""), role)
    return tuple(sorted(_without_poorer(found.values()), key=lambda r: (r.spans, r.person.spans)))


def _owner(doc: Document, sentence: Sentence, held: _Held) -> Range | None:
    """The body of a post that names none: its possessive's, or the group that is its holder's."""
    after = held.person[0] >= held.post.last
    return own_body(doc, sentence, held.post.first) or (led_body(doc, sentence, held.post.first) if after else None)


def _without_poorer(roles: Collection[Role]) -> list[Role]:
    """Drop a bare post (*President Keïta*) when the same person has it with its body elsewhere."""
    every = [r for r in roles if not _only_counterpart(r, roles)]
    return [r for r in every if not any(_richer(other, r) for other in every if other is not r)]


def _only_counterpart(role: Role, roles: Collection[Role]) -> bool:
    """Whether a *counterpart* is told by the post he shares: *the minister X and his Malian counterpart, Y*."""
    if role.post.lower() not in _COUNTERPARTS:
        return False
    return any(o is not role and (o.person, o.organisation) == (role.person, role.organisation) for o in roles)


def _richer(one: Role, two: Role) -> bool:
    same = set(one.person.text.lower().split()) >= set(two.person.text.lower().split())
    if not same or one.post.lower() != two.post.lower() or two.organisation or two.qualifier:
        return False
    return one.organisation is not None or len(one.person.text) > len(two.person.text)


def _in_sentence(doc: Document, sentence: Sentence) -> Iterator[_Held]:
    """Each post with its holder. Posts joined by *and* after one name share it."""
    previous: _Held | None = None
    posts, giving = posts_in(doc, sentence), post_lexicon(doc.language).giving
    for number, post in enumerate(posts):
        if _abbreviates_on(doc, post):
            continue
        following = next(iter(posts[number + 1 : number + 2]), None)
        if following and following.first in (post.first, post.last) and doc.tokens[post.head].lower in giving:
            continue  # *a été élu président*
        held = _holder(doc, sentence, post)
        owned = number > 0 and posts[number - 1].last >= post.first - _OWNED  # *l'envoyé du président et chef*
        told = None if owned or _plural(doc, post) else following
        name = shared_holder(doc, sentence, post, told) if told else None
        if name and following and (held is None or held.person[0] == following.first):
            held = _Held(post, name, (post.first, name[1]))
        held = held or _joined(doc, previous, post)
        held = _with_body_after(doc, held, sentence) if held else None
        if held and _counts(doc, held.post) and not is_land(doc, held.person[0]):
            yield held
        previous = held


def _abbreviates_on(doc: Document, post: Post) -> bool:
    """Whether a post is the second of two abbreviated ranks: *Maj. [Gen.] X*."""
    at = post.first - 1
    return at > 0 and doc.tokens[at].text == "." and doc.tokens[at - 1].lower in _ABBREVIATED


def _counts(doc: Document, post: Post) -> bool:
    """Whether a post is one: a profession at a named body, a *counterpart* of a nation."""
    if post.profession:
        return _at_body(doc, post)
    return post.organisation is not None or doc.tokens[post.head].lower not in post_lexicon(doc.language).counterparts


def _with_body_after(doc: Document, held: _Held, sentence: Sentence) -> _Held:
    """The body behind the name: *the researcher X, of the Rift Institute*, *le chercheur X, de l'université*."""
    at = held.person[1]
    if held.post.organisation or held.person[0] < held.post.last or at >= sentence.last:
        return held
    at += doc.tokens[at].text == ","
    joins = {"of", "de", "du", "d'"} | ({"at", "from", "with", "à"} if held.post.profession else set())
    if at + 1 >= sentence.last or doc.tokens[at].lower not in joins:
        return held
    body = body_at(doc, at + 1)
    if body is None or body[1] > sentence.last or not is_named(doc, body) or is_place(doc, at + 1):
        return held
    return _Held(replace(held.post, organisation=body), held.person, (held.whole[0], body[1]))


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
    if dotted > at and tokens[at - 1].lower in _ABBREVIATED:
        post = replace(post, text=doc.text[tokens[post.head].start : tokens[dotted - 1].end])  # *Maj. Gen. X*
    dotted += after_mark(doc, post) - post.last
    after = person_at(doc, dotted + comma) if dotted + comma < sentence.last else None
    if after and (comma or dotted > at or blank_before(doc, at)) and after[1] <= sentence.last:
        enough = words(doc, *after) > 1 or (post.rank and not comma)
        closed = not comma or _closes(doc, after[1], sentence)
        if enough and closed and not _plural(doc, post):
            return _Held(post, after, (post.first, after[1]))
    named = appointed(doc, post, sentence)
    return _Held(post, named, (named[0], post.last)) if named else None


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
    return without_posts(doc, name)


def _scene_of(doc: Document, name: Range) -> bool:
    """Whether a name is where something was: *Speaking in Addis Sari, the envoy ...*."""
    return name[0] > 0 and doc.tokens[name[0] - 1].lower in {"in", "at", "near", "from", "à", "en"}


def _taken(doc: Document, name: Range, post: Post) -> bool:
    """Whether the post rather announces the name after it: *A, the minister B said*."""
    follower = person_at(doc, post.last)
    return follower is not None and blank_before(doc, post.last)


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


def _told(doc: Document, heading: Heading) -> _Held:
    """The post that a verb of heading gives: *who chairs the commission*, its chair."""
    text = post_lexicon(doc.language).heading[doc.tokens[heading.verb].lower]
    at = heading.verb
    post = _with_body(Post(at, at + 1, at, text, None, None, rank=False, profession=False), heading.body)
    return _Held(post, heading.person, (heading.person[0], heading.body[1]))


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


def _with_body(post: Post, body: Range) -> Post:
    return replace(post, organisation=body, qualifier=None, rank=False, profession=False)


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
