"""Statements: a `Document` and its times in, `Statement`s in text order out.

Who said, wrote or is said to think what, by cue words and by the geometry of quotation marks. Refuses furniture,
headings and credits, refusals to speak, and words that nobody is said to have said. A trained reader replaces it behind
the same function.
"""

from collections.abc import Iterable
from dataclasses import replace

from palabre.model.actor import Mention, MentionKind, Party, Via
from palabre.model.passage import Passage, Span, overlap, trim
from palabre.model.statement import Form, Statement, Venue, Voice
from palabre.model.time import Time
from palabre.read.document import Document
from palabre.read.durations import is_duration
from palabre.read.force import force_of
from palabre.read.learned import with_learned
from palabre.read.participant_words import lists
from palabre.read.phrases import party
from palabre.read.quotations import MARKS
from palabre.read.rows import Row
from palabre.read.scene import Draft, Scene
from palabre.read.speakers import Cast
from palabre.read.tagger import Tags
from palabre.read.utterances import drafts

NAME = "statements.v1"
LEARNED = "tagger.v1"

Known = tuple[str | None, Voice]  # a speaker's full name and voice

_PAIRS = {"“": "”", "«": "»", '"': '"', "‘": "’"}
_PLACES = {MentionKind.PLACE, MentionKind.STATE}
_NAMED = ("naming", "view", "self", "judging", "plan")  # what is called something, not what is said
_DIRECT_WORDS = 4  # a shorter quotation is a fragment, unless it stands free


def read_statements(
    doc: Document, times: tuple[Time, ...], mentions: Iterable[Mention] = (), tags: Tags | None = None
) -> tuple[Statement, ...]:
    """The statements of an article.

    Args:
        doc: the article.
        times: its times.
        mentions: the names in it; those of places can be venues.
        tags: what the trained tagger sees; without, the frames alone are read.
    """
    venues = tuple(m.spans[0] for m in mentions if m.kind in _PLACES and m.via is not Via.DEMONYM)
    cast = Cast(doc)
    found: list[tuple[Draft, Statement]] = []
    seen: set[tuple[tuple[Span, ...], Span | None]] = set()
    times = tuple(t for t in times if not is_duration(t, doc.language))  # *six weeks* dates no speaking
    scene = Scene(doc, times, venues)
    all_drafts = tuple(drafts(scene))
    if tags is not None:
        all_drafts = with_learned(scene, all_drafts, tags.attributions)
    dated = Row((t.spans[0][0], t.spans[0][1], t) for t in times)
    within = _around([(d.content, doc.tokens[d.at].start) for d in all_drafts])
    for number, draft in enumerate(all_drafts):
        key = (draft.content, draft.speaker)
        if key in seen or (draft.speaker and _nobody(doc, draft.speaker)):
            continue
        seen.add(key)
        speaker = cast.meet(draft.speaker, anew=not within[number]) if draft.speaker else (None, Voice.UNKNOWN)
        if draft.way == "refused" and found and found[-1][0].sentence is draft.sentence:
            speaker = _another(found[-1][1], speaker)
        if speaker[1] is Voice.PARTY and cast.tells_own(doc.tokens[draft.at].lower, speaker[0]):
            speaker = speaker[0], Voice.WITNESS
        statement = _judged(doc, draft, dated, speaker, f"s{len(found) + 1}")
        if statement:
            found.append((draft, statement))
    return tuple(_nested(doc, found))


def _another(before: Statement, who: Known) -> Known:
    """Who refuses a charge is not who laid it: *the army accused the rebels, an allegation [they] dismissed*."""
    accuser = before.speaker
    same = accuser is not None and who[0] in (accuser.resolved or accuser.text, accuser.text)
    return (None, who[1]) if same else who


def _nobody(doc: Document, span: Span) -> bool:
    """*No one has claimed the attack*, *aucun groupe*: what nobody says is no statement; *No 10* is an address."""
    first = doc.token_at(span[0])
    known, opener = lists(doc.language), doc.tokens[first]
    if doc.text[slice(*span)].lower() in known["nobody"]:
        return True
    after = doc.tokens[first + 1] if first + 1 < len(doc.tokens) else None
    return opener.lower in known["not_one"] and after is not None and after.text.islower()


def _judged(doc: Document, draft: Draft, times: Row[Time], who: Known, name: str) -> Statement | None:
    content, form = _content(doc, draft)
    if not content:
        return None
    speaker, (resolved, voice) = None, who
    if draft.speaker:
        named = party(doc, draft.speaker)
        speaker = named if resolved is None else _with_name(named, resolved)
    words = " ".join(doc.text[s:e] for s, e in content)
    said = " ".join(doc.text[s:e] for s, e in draft.cue)
    return Statement(
        id=name,
        speaker=speaker,
        cue=doc.passage(*draft.cue) if draft.cue else None,
        content=Passage(spans=content, text=doc.passage(*content).text),
        form=form,
        force=force_of(draft.force, words, voice=voice, form=form, language=doc.language, said=said),
        voice=voice,
        addressee=party(doc, draft.addressee) if draft.addressee else None,
        venue=_venue(doc, draft),
        time=_time(doc, draft, content, times),
        component=LEARNED if draft.way == "learned" else NAME,
        confidence=draft.sure,
    )


def _with_name(named: Party, resolved: str) -> Party:
    return Party(spans=named.spans, text=named.text, resolved=resolved)


def _venue(doc: Document, draft: Draft) -> Venue | None:
    if draft.venue:
        return Venue(spans=(draft.venue,), text=doc.text[slice(*draft.venue)])
    place = draft.visited
    return Venue(spans=place.spans, text=place.text, place=place) if place else None


# ----------------------------------------------------------------------------------------------- content and form
def _content(doc: Document, draft: Draft) -> tuple[tuple[Span, ...], Form]:
    """The content's spans without enclosing marks, and the form that the marks show."""
    quoted = [[q.outer for q in doc.quotations_over(*span)] for span in draft.content]
    if not any(quoted):
        return _disjoint(draft.content), Form.INDIRECT
    bare = [_outside(doc, span, inside) for span, inside in zip(draft.content, quoted, strict=True)]
    spans = _disjoint(tuple(s for span in draft.content for s in _unmarked(doc, span)))
    if any(bare) or draft.way in ("object", "refused", "inf", "urge", "call", "accuse", "as", "de", "à", "to", *_NAMED):
        return spans, Form.MIXED
    words = sum(len(doc.text[s:e].split()) for s, e in spans)
    led = doc.text[: quoted[0][0][0] if quoted[0] else 0].rstrip().endswith(":")  # *replied: "Never."*
    free = draft.way in ("after", "quote") or words >= _DIRECT_WORDS or led
    return spans, Form.DIRECT if free else Form.MIXED


def _outside(doc: Document, span: Span, quoted: list[Span]) -> bool:
    """Whether a word of the span stands outside marks."""
    at = span[0]
    for start, end in [*quoted, (span[1], span[1])]:
        if any(c.isalnum() for c in doc.text[at : max(at, min(start, span[1]))]):
            return True
        at = max(at, end)
    return False


def _unmarked(doc: Document, span: Span) -> tuple[Span, ...]:
    """The span without marks that enclose the whole of it, or that have no partner in it."""
    start, end = span
    while True:
        text = doc.text[start:end]
        if not text:
            return ()
        closer = _PAIRS.get(text[0])
        encloses = closer is not None and text[-1] == closer and _partner(text) == len(text) - 1
        if encloses:
            start, end = start + 1, end - 1
        elif text[0] in MARKS and (closer is None or _partner(text) is None):
            start += 1
        elif text[-1] in MARKS and (text.count(text[-1]) % 2 if text[-1] == '"' else not _opened(text)):
            end -= 1
        else:
            return (span_,) if (span_ := trim(doc.text, start, end, " \t\n\u00a0\u202f,;:")) else ()
        inner = trim(doc.text, start, end, " \t\n\u00a0\u202f,;")
        if inner is None:
            return ()
        start, end = inner
        if doc.text[end - 1] == "." and not doc.text[:end].endswith(("..", ".)")):
            end -= 1


def _partner(text: str) -> int | None:
    """Where the mark at the start of the text is closed."""
    opener, closer, depth = text[0], _PAIRS.get(text[0], ""), 0
    if opener == closer:
        at = text.find(closer, 1)
        return at if at > 0 else None
    for at, sign in enumerate(text):
        depth += (sign == opener) - (sign == closer)
        if depth == 0:
            return at
    return None


def _opened(text: str) -> bool:
    opener = {v: k for k, v in _PAIRS.items()}.get(text[-1], "")
    return text.count(opener) >= text.count(text[-1])


def _disjoint(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    found: list[Span] = []
    for start, end in sorted(spans):
        begin = max(start, found[-1][1]) if found else start
        if begin < end:
            found.append((begin, end))
    return tuple(found)


# ------------------------------------------------------------------------------------------------ time and nesting
def _time(doc: Document, draft: Draft, content: tuple[Span, ...], times: Row[Time]) -> str | None:
    """The time that dates the speaking: in the sentence, outside the content, nearest to the cue."""
    cue = doc.tokens[draft.at].start
    inside = [
        t for t in times.starting(draft.sentence.start, draft.sentence.end)
        if not overlap(t.spans, content)
        and not (draft.speaker and overlap(t.spans, (draft.speaker,)))
    ]  # fmt: skip
    near = [t for t in inside if abs(t.spans[0][0] - cue) < 80]
    return min(near, key=lambda t: abs(t.spans[0][0] - cue)).id if near else None


def _around(contents: list[tuple[tuple[Span, ...], int]]) -> list[list[int]]:
    """For each content and place of its cue, the numbers of the other contents around that place."""
    found: list[list[int]] = [[] for _ in contents]
    spans = sorted((start, end, number) for number, (given, _) in enumerate(contents) for start, end in given)
    live: list[tuple[int, int]] = []
    at = 0
    for cue, number in sorted((cue, number) for number, (_, cue) in enumerate(contents)):
        while at < len(spans) and spans[at][0] <= cue:
            live.append((spans[at][1], spans[at][2]))
            at += 1
        live = [(end, other) for end, other in live if end > cue]
        found[number] = [other for _, other in live if other != number]
    return found


def _nested(doc: Document, found: list[tuple[Draft, Statement]]) -> list[Statement]:
    """Each statement with the smallest other one whose content holds its cue."""
    out = []
    found = sorted(found, key=lambda f: f[0].at)
    sizes = [sum(b - a for a, b in s.content.spans) for _, s in found]
    around = _around([(s.content.spans, doc.tokens[d.at].start) for d, s in found])
    for number, (_, statement) in enumerate(found):
        outer = min((o for o in around[number] if sizes[o] >= sizes[number]), key=lambda o: sizes[o], default=None)
        out.append(replace(statement, id=f"s{number + 1}", within=None if outer is None else f"s{outer + 1}"))
    return out
