"""Who tells what: an article's statements in, the one whose words a passage stands in out.

Refuses to guess a teller: outside every statement, or where nobody is named, it is None.
"""

from collections.abc import Iterable

from palabre.model.actor import Party
from palabre.model.passage import Span
from palabre.model.statement import Statement


class Told:
    """The statements of an article, asked for by passage."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._all = sorted(
            ((start, end, s) for s in statements for start, end in s.content.spans), key=lambda e: e[1] - e[0]
        )
        self._tellers = [span for _, _, s in self._all for span in (*_spans(s.speaker), *_spans(s.addressee))]

    def by(self, span: Span) -> Statement | None:
        """The innermost statement whose content holds a passage."""
        return next((s for start, end, s in self._all if start <= span[0] and span[1] <= end), None)

    def tells(self, span: Span) -> bool:
        """Whether a passage lies in the name of somebody who speaks or is spoken to."""
        return any(start <= span[0] and span[1] <= end for start, end in self._tellers)


def _spans(party: Party | None) -> tuple[Span, ...]:
    return party.spans if party else ()
