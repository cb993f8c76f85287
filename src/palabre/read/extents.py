"""Where what is said begins and ends: a token in a `Scene` in, spans of content out; nothing when none is there.

Content runs to the end of the clause; another cue, a contrast of the writer's own or a lone dash end it. Stops, blanks
and date lines stay out.
"""

import re

from palabre.model.passage import Span, trim
from palabre.read.clause_ends import clause_end, next_is_cue
from palabre.read.document import Sentence, TokenKind
from palabre.read.infinitives import listed
from palabre.read.phrases import auxiliary_at, verb_at
from palabre.read.quotations import CLOSING, OPENING
from palabre.read.scene import STOPS, Scene

_FAR = 60  # tokens: no clause is longer


def after_quotation(scene: Scene, at: int, first: int) -> bool:
    """Whether a closing mark stands right before the token, perhaps with a comma."""
    k = at - 1
    if k > first and scene.doc.tokens[k].lower == ",":
        k -= 1
    return k > first and scene.doc.tokens[k].start in scene.closes and scene.doc.tokens[k].kind is TokenKind.MARK


def closed_here(scene: Scene, at: int, last: int) -> bool:
    """Whether the cue's own part of the sentence is over here."""
    return scene.ends(at, last) or scene.opening(at, last) is not None or scene.lower(at, last) == ":"


def as_said(scene: Scene, start: int, last: int) -> bool:
    """*comme le dit X*."""
    before = scene.lower(start - 1, last)
    return before == "comme" or (before == "as" and scene.lower(start - 2, last) == ",")


def after_mark(scene: Scene, start: int, first: int) -> bool:
    """Whether the cue follows a comma or closing mark: what stands before may be its content."""
    if start <= first:
        return False
    before = scene.doc.tokens[start - 1]
    if before.text in CLOSING or before.start in scene.closes:
        return True
    if scene.doc.language == "fr" and auxiliary_at(scene.doc, max(first, start - 2)) and before.lower[-1] in "ésu":
        return True  # *divers biens ont été saisis précise le communiqué*
    return before.lower in (",", "–", "—", "-", "!", "?") or as_said(scene, start, start + 1)


def left_content(scene: Scene, sentence: Sentence, outset: int) -> tuple[Span, ...]:
    """The content before a parenthetical cue: from the sentence's start, or from a colon, to the comma."""
    if outset == sentence.first:
        return _left_in_previous(scene, sentence)
    if outset <= sentence.first or not after_mark(scene, outset, sentence.first):
        return ()
    begin = scene.doc.tokens[_clause_start(scene, sentence, outset)].start
    span = trim(scene.doc.text, begin, scene.doc.tokens[outset - 1].end, " \t\n\u00a0\u202f,;:–—")
    if span is None:
        return ()
    if scene.doc.tokens_between(*span)[1] - scene.doc.tokens_between(*span)[0] < 2:
        return ()
    opener = scene.doc.tokens[sentence.first].lower
    short = scene.doc.tokens_between(*span)[1] - sentence.first <= 3
    if short and (opener in scene.words.adverbs or opener in scene.words.prepositions):
        return ()
    return (without_dateline(scene, sentence, span),)


_DATE_LINE = re.compile(r"[A-ZÀ-Ý][\w'’. -]{1,30}(?:, [^-–—.]{1,25})?(?: ?\([^)]{2,20}\))? (?:--|[-–—]) (?=\S)")


def without_dateline(scene: Scene, sentence: Sentence, span: Span) -> Span:
    """*BAMAKO, Oct 7 - ...*: the date line is nobody's words."""
    paragraph = scene.doc.paragraphs[sentence.paragraph]
    match = _DATE_LINE.match(scene.doc.text, span[0], span[1])
    if (
        match
        and paragraph.start == span[0]
        and (match.group().split(",")[0].split(" ")[0].isupper() or "(" in match.group())
    ):
        return match.end(), span[1]
    return span


def _left_in_previous(scene: Scene, sentence: Sentence) -> tuple[Span, ...]:
    """A question or exclamation in marks that was cut off as a sentence of its own: *"When?" he asked*."""
    before = scene.doc.sentence_at(max(0, scene.doc.tokens[max(0, sentence.first - 1)].start))
    if before is None or before.paragraph != sentence.paragraph or not quotation_only(scene, before):
        return ()
    text = scene.doc.text[before.start : before.end].rstrip(CLOSING + '"   ')
    return ((before.start, before.end),) if text and text[-1] in STOPS.replace(".", "") else ()


def resumed_content(scene: Scene, sentence: Sentence, at: int) -> tuple[Span, ...]:
    """The content that goes on after a parenthetical cue."""
    last = sentence.last
    lower = scene.lower(at, last)
    if scene.opening(at, last):
        return until_end(scene, sentence, at)
    if lower == ":":
        return content_over(scene, sentence, at + 1, _list_end(scene, sentence, at + 1))
    if lower == "," and scene.opening(at + 1, last):
        return until_end(scene, sentence, at + 1)
    if lower == "," and _conditions(scene, at + 1, last):
        return until_end(scene, sentence, at + 1)
    if lower == "," and scene.lower(at + 1, last) in ("and", "but") and not next_is_cue(scene, at + 2, last):
        return until_end(scene, sentence, at + 1)
    if lower == "," and scene.lower(at + 1, last) in ("et", "mais") and scene.opening(at + 2, last):
        return until_end(scene, sentence, at + 1)
    return ()


def _conditions(scene: Scene, at: int, last: int) -> bool:
    """*..., confie un ministre, pourvu que X*: the condition belongs to what is said."""
    return scene.lower(at, last) in listed("conditions") or (
        scene.lower(at, last) == "à" and scene.lower(at + 1, last) == "condition"
    )


def interrupted_content(scene: Scene, sentence: Sentence, outset: int, at: int) -> tuple[Span, ...]:
    """Both parts of a clause that a parenthetical cue cuts in two: *His stance, he added, was that of his allies*."""
    last = sentence.last
    if scene.lower(at, last) != "," or outset <= sentence.first or after_quotation(scene, outset, sentence.first):
        return ()
    start = _clause_start(scene, sentence, outset)
    w = scene.words
    if scene.lower(outset - 2, last) in w.relatives | w.coordinators:
        return until_end(scene, sentence, at + 1)  # *a truce under which, he said, attacks have fallen by half*
    goes_on = scene.lower(at + 1, last) in w.negations or auxiliary_at(scene.doc, min(at + 1, last - 1))
    goes_on = goes_on or verb_at(scene.doc, min(at + 1, last - 1))
    verbless = not any(
        auxiliary_at(scene.doc, k) or verb_at(scene.doc, k) for k in range(max(start, outset - _FAR), outset)
    )
    opens = scene.lower(at + 1, last) in (w.determiners | w.subject_pronouns) - w.relatives
    opens = opens or (scene.doc.language == "fr" and _verb_like(scene, outset, at))
    if not goes_on and not (verbless and opens):
        return ()
    left = content_over(scene, sentence, start, outset - 1)
    right = until_end(scene, sentence, at + 1)
    return (without_dateline(scene, sentence, left[0]), *right) if left and right else ()


_ENDINGS = ("ait", "aient", "era", "eront", "ira", "iront", "ra", "ront", "ent", "ant")


def _verb_like(scene: Scene, outset: int, at: int) -> bool:
    """French: what follows the comma goes on with the words before the cue (*Les miliciens, dit-il, ...*)."""
    spoken = any(scene.doc.tokens[k].lower in scene.words.inverted for k in range(outset, at))
    after = scene.doc.tokens[at + 1] if at + 1 < len(scene.doc.tokens) else None
    return after is not None and (spoken or (after.text.islower() and after.lower.endswith(_ENDINGS)))


def _clause_start(scene: Scene, sentence: Sentence, outset: int) -> int:
    """Where the clause begins that ends at a parenthetical cue: after a colon that ends somebody else's words."""
    for k in range(outset - 1, max(sentence.first, outset - _FAR), -1):
        if scene.doc.tokens[k].lower == ":" and not scene.inside[k]:
            spoken = any(scene.doc.tokens[j].lower in scene.cues.speaking for j in range(sentence.first, k))
            return k + 1 if spoken else sentence.first
    return sentence.first


def until_end(scene: Scene, sentence: Sentence, at: int) -> tuple[Span, ...]:
    """Content from a token to the end of what is said."""
    return content_over(scene, sentence, at, clause_end(scene, sentence, at))


def until_comma(scene: Scene, sentence: Sentence, at: int) -> tuple[Span, ...]:
    """Content from a token to the first comma that ends a noun phrase."""
    end = clause_end(scene, sentence, at)
    resume = at
    for k in range(at, end):
        if scene.inside[k] or k < resume:
            continue
        if k > at and (_turns(scene, k, end) or scene.doc.tokens[k].lower == ":"):
            return content_over(scene, sentence, at, k)
        if scene.doc.tokens[k].lower != ",":
            continue
        if scene.lower(k - 1, end) in scene.words.relatives:
            resume = next((j + 1 for j in range(k + 1, end) if scene.lower(j, end) == ","), k)
            continue
        if scene.doc.language == "fr" and (after := _inserted_time(scene, k, end)):
            resume = after
            continue
        goes_on = scene.opening(k + 1, sentence.last) or scene.lower(k + 1, sentence.last) in (
            "notamment", "including", "especially", "such", "dont", "parmi", "mais", "but", "and", "et")  # fmt: skip
        listed = any(scene.lower(j, end) in ("and", "et") for j in range(k + 1, min(end, k + 6)))
        if not goes_on and not listed:
            return content_over(scene, sentence, at, k)
    return content_over(scene, sentence, at, end)


def _inserted_time(scene: Scene, comma: int, end: int) -> int | None:
    """*la formation, avant le 31 juillet, d'un gouvernement*: the token after a time between commas, if it goes on."""
    close = next((j for j in range(comma + 1, min(end, comma + 9)) if scene.lower(j, end) == ","), None)
    opens = scene.words.determiners | scene.words.numbers | {"d'"}
    if close is None or scene.lower(close + 1, end) not in opens:
        return None
    timed = any(scene.doc.tokens[j].start in scene.time_ends for j in range(comma + 1, close))
    return close + 1 if timed else None


def _turns(scene: Scene, k: int, end: int) -> bool:
    """*condemned the coup and suspended its member*: a second verb of the same subject begins."""
    if scene.lower(k, end) not in ("and", "et") or k + 2 >= end or scene.inside[k + 1]:
        return False
    verb, after = scene.doc.tokens[k + 1], scene.doc.tokens[k + 2]
    w = scene.words
    if verb.name_like or any(scene.doc.tokens[j].lower in w.relatives for j in range(max(0, k - 12), k)):
        return False
    if scene.doc.language == "fr" and auxiliary_at(scene.doc, k + 1) and scene.lower(k, end) == "et":
        return True
    past = scene.doc.language == "en" and verb.lower.endswith("ed") and (after.name_like or after.lower in w.openers)
    return past or (verb_at(scene.doc, k + 1) and (after.lower in w.determiners or after.name_like))


def _list_end(scene: Scene, sentence: Sentence, at: int) -> int:
    """Where what stands after a colon ends: *on one side ...; on the other ...* is one list."""
    end = clause_end(scene, sentence, at)
    while scene.lower(end, sentence.last) == ";":
        after = clause_end(scene, sentence, end + 1)
        if any(scene.doc.tokens[k].lower in scene.cues.speaking for k in range(end, after) if not scene.inside[k]):
            break
        end = after
    return end


def content_over(scene: Scene, sentence: Sentence, at: int, end: int) -> tuple[Span, ...]:
    """The content over these tokens, as one span without outer blanks and stops."""
    if at >= end:
        return ()
    span = trim(scene.doc.text, scene.doc.tokens[at].start, scene.doc.tokens[end - 1].end, " \t\n\u00a0\u202f,;:.")
    return (span,) if span else ()


def cue_spans(scene: Scene, start: int, after: int, *, without: Span | None = None) -> tuple[Span, ...]:
    """The verb group as spans, without an inverted subject inside it."""
    begin, end = scene.doc.tokens[start].start, scene.doc.tokens[after - 1].end
    if without is None or not (begin < without[1] and without[0] < end):
        return ((begin, end),)
    token = scene.doc.tokens[scene.doc.token_at(without[0])]
    pieces = [trim(scene.doc.text, begin, token.start), trim(scene.doc.text, max(token.end, without[1]), end)]
    return tuple(p for p in pieces if p)


def quotation_only(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence is nothing but words in marks: it can go on with what was said before."""
    first, last = sentence.first, sentence.last
    text = scene.doc.tokens[first].text
    if text not in OPENING + '"' or scene.opening(first, last) is None:
        return False
    return all(
        scene.inside[k] or scene.doc.tokens[k].kind in (TokenKind.MARK, TokenKind.PUNCTUATION)
        for k in range(first, last)
    )
