"""The whole stage for one article: its ground and reading in, checked claims and a count out.

A model that gives no usable answer costs nothing but its proposals: what went wrong is in the count. After a few
articles in a row without an answer, or at once when no answer can ever come, it is not asked again.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from palabre.errors import FetchError, FetchFailed, FetchRefused
from palabre.model.commitment import Commitment
from palabre.model.reading import Reading
from palabre.model.statement import Statement
from palabre.propose.answers import SCHEMA, Proposal, proposals_in
from palabre.propose.check import Check, Drop, checked
from palabre.propose.client import Client
from palabre.propose.endpoint import Endpoint
from palabre.propose.ground import Ground
from palabre.propose.prompt import question, repair, stretches

PATIENCE = 3  # articles in a row without an answer, then the model is not asked again


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What became of proposals. `failed`: articles, or parts of them, that the model gave no usable answer about."""

    proposed: int = 0
    kept: int = 0
    dropped: tuple[tuple[Drop, int], ...] = ()
    failed: int = 0
    error: FetchError | None = None

    def __add__(self, other: "Tally") -> "Tally":
        """Both together; the first error stands."""
        counts = Counter(dict(self.dropped))
        counts.update(dict(other.dropped))
        return Tally(
            proposed=self.proposed + other.proposed,
            kept=self.kept + other.kept,
            dropped=_ordered(counts),
            failed=self.failed + other.failed,
            error=self.error or other.error,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """The claims of an article that passed the check. `heard`: whether the model answered at all."""

    statements: tuple[Statement, ...]
    commitments: tuple[Commitment, ...]
    heard: bool
    tally: Tally


class Proposer:
    """Asks a model about articles and checks what it says.

    Args:
        endpoint: the model.
        pause: seconds before a second try where the server is busy.
    """

    def __init__(self, endpoint: Endpoint, *, pause: float = 0.5) -> None:
        self.endpoint = endpoint
        self._client = Client(endpoint, SCHEMA, pause=pause)
        self._silent = 0
        self._given_up: FetchError | None = None

    def propose(self, ground: Ground, reading: Reading) -> Proposed:
        """The claims that the model adds to a reading."""
        proposals: list[Proposal | None] = []
        heard, error = False, self._given_up
        for stretch in stretches(ground.text, ground.paragraphs):
            if error:
                break
            try:
                proposals += self._answer(stretch, ground.language)
                heard = True
            except FetchError as failure:
                error = failure
        self._remember(error)
        check = Check(ground, reading, self.endpoint.component)
        kept, dropped = checked(check.claim, proposals)
        return Proposed(
            statements=tuple(c for c in kept if isinstance(c, Statement)),
            commitments=tuple(c for c in kept if isinstance(c, Commitment)),
            heard=heard,
            tally=Tally(
                proposed=len(proposals),
                kept=len(kept),
                dropped=_ordered(Counter(dropped)),
                failed=1 if error else 0,
                error=error,
            ),
        )

    def _answer(self, stretch: str, language: str) -> list[Proposal | None]:
        """The proposals about one stretch; an answer that is not the JSON asked for may be given once more."""
        asked = question(stretch, language)
        answer = self._client.answer(asked)
        try:
            return proposals_in(answer)
        except ValueError as error:
            again = self._client.answer(repair(asked, answer, str(error), language))
        try:
            return proposals_in(again)
        except ValueError as error:
            reason = f"the model `{self.endpoint.model}` did not answer with the JSON asked for: {error}"
            raise FetchFailed(self.endpoint.url, reason, "try a larger model, or one made for instructions") from error

    def _remember(self, error: FetchError | None) -> None:
        self._silent = self._silent + 1 if error else 0
        if error and (isinstance(error, FetchRefused) or self._silent >= PATIENCE):
            self._given_up = error


def _ordered(counts: Counter[Drop]) -> tuple[tuple[Drop, int], ...]:
    """Reasons in the order of their enum."""
    return tuple(_counted(counts))


def _counted(counts: Counter[Drop]) -> Iterator[tuple[Drop, int]]:
    for reason in Drop:
        if counts[reason]:
            yield reason, counts[reason]
