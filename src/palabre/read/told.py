"""Who tells what: an article's statements in, the one whose words a passage stands in out.

Refuses to guess a teller: outside every statement, or where nobody is named, it is None.
"""

from collections.abc import Iterable

from palabre.model.actor import Party
from palabre.model.passage import Span
from palabre.model.statement import Statement
from palabre.read.rows import Row


class Told:
    """The statements of an article, asked for by passage."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        given = tuple(statements)
        self._contents = Row(
            (start, end, (number, s)) for number, s in enumerate(given) for start, end in s.content.spans
        )
        self._tellers = Row((*span, s) for s in given for span in (*_spans(s.speaker), *_spans(s.addressee)))

    def by(self, span: Span) -> Statement | None:
        """The innermost statement whose content holds a passage."""
        around = self._contents.holding(span)
        return min(around, key=lambda found: (found[0], found[1][0]))[1][1] if around else None

    def tells(self, span: Span) -> bool:
        """Whether a passage lies in the name of somebody who speaks or is spoken to."""
        return bool(self._tellers.holding(span))


def _spans(party: Party | None) -> tuple[Span, ...]:
    return party.spans if party else ()
