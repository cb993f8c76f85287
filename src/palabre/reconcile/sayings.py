"""Sayings: which statement of its article a passage stands in, so that its speaker answers for it.

Input: a sheet and a passage. Output: the innermost statement around it, or None. Refuses: statements that merely
touch the passage.
"""

from palabre.model.event import Event
from palabre.model.passage import Spans, cover
from palabre.model.statement import Form, Statement
from palabre.model.time import Period
from palabre.reconcile.sheet import Sheet


def statement_over(page: Sheet, spans: Spans) -> Statement | None:
    """The shortest statement whose content covers the passage."""
    start, end = cover(spans)
    best, size = None, 0
    for left, right, body in page.said:
        if left <= start and end <= right and (best is None or right - left < size):
            best, size = body, right - left
    return best


def own_period(page: Sheet, body: Event) -> Period | None:
    """The event's time; None where the time is that of the saying: *The army denied on Wednesday that …*.

    A time outside the words that are reported says when they were spoken, unless the words are quoted as a whole.
    """
    time = page.times.get(body.time) if body.time else None
    if time is None:
        return None
    around = statement_over(page, body.trigger.spans)
    if around and around.form is not Form.DIRECT and around.time == body.time:
        left, right = cover(around.content.spans)
        start, end = cover(time.spans)
        if end <= left or start >= right:
            return None
    return page.period(body.time)
