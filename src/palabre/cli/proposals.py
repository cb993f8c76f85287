"""A language model of the user's own on the command line: the options that name it, and what became of its proposals.

Takes settings, options and the counts of each article; gives the proposer, keys for `--json`, errors told once and one
line at the end. Refuses what `palabre.propose` refuses. The key comes from the environment and is stored nowhere.
"""

import os
from typing import TYPE_CHECKING, Annotated, Any

import typer

from palabre.cli.app import problem
from palabre.cli.output import error_line
from palabre.cli.screen import Screen

if TYPE_CHECKING:
    from palabre.config import Settings
    from palabre.propose import Proposer, Tally

ProposerOption = Annotated[
    str | None,
    typer.Option(
        "--proposer",
        metavar="URL",
        help="Address of a language model of your own (OpenAI-compatible) that may propose claims; each is checked.",
        show_default=False,
    ),
]
ModelOption = Annotated[
    str | None,
    typer.Option("--proposer-model", metavar="NAME", help="Name of the model on that server.", show_default=False),
]
RemoteOption = Annotated[
    bool, typer.Option("--proposer-remote", help="Let texts of articles leave this machine for that model.")
]


def proposer_of(settings: "Settings", url: str | None, *, model: str | None, remote: bool) -> "Proposer | None":
    """The model that options or settings name; None where they name none, or an empty address.

    Raises:
        InputError: the address, the model's name or the key cannot be used.
        FetchRefused: another machine, without a person's consent.
    """
    address = settings.proposer if url is None else url
    if not address:
        return None
    from palabre.propose import KEY_VARIABLE, Proposer, endpoint

    return Proposer(
        endpoint(
            address,
            model=model or settings.proposer_model,
            key=os.environ.get(KEY_VARIABLE, ""),
            remote=remote or settings.proposer_remote == "yes",
            timeout=settings.proposer_timeout,
        )
    )


def told(tally: "Tally | None") -> dict[str, Any]:
    """The counts of one article as a key of its JSON; nothing where no model was asked."""
    if tally is None:
        return {}
    counts = {
        "proposed": tally.proposed,
        "kept": tally.kept,
        "dropped": {reason.value: number for reason, number in tally.dropped},
        "error": problem(tally.error) if tally.error else None,
    }
    return {"proposals": counts}


class Proposals:
    """What became of all proposals of a run.

    Args:
        screen: its language.
        proposer: the model, or None.
    """

    def __init__(self, screen: Screen, proposer: "Proposer | None") -> None:
        self._screen = screen
        self._total: Tally | None = None
        self._errors: set[str] = set()
        if proposer and not proposer.endpoint.local:
            error_line(screen.say("texts_leave", url=proposer.endpoint.url))

    @property
    def failed(self) -> bool:
        """Whether the model gave no usable answer about some article, or part of one."""
        return self._total is not None and self._total.failed > 0

    def add(self, tally: "Tally | None") -> None:
        """Count an article's proposals; tell an error when it comes for the first time."""
        if tally is None:
            return
        self._total = self._total + tally if self._total else tally
        if tally.error and str(tally.error) not in self._errors:
            self._errors.add(str(tally.error))
            error_line(f"{self._screen.say('model_failed')}  {tally.error}")

    def close(self, *, stored: bool = False) -> None:
        """One line on stderr about all of them, none where no model was asked; where they wait when they are stored."""
        total = self._total
        if total is None:
            return
        dropped = total.proposed - total.kept
        line = self._screen.say("proposals_done", proposed=total.proposed, kept=total.kept, dropped=dropped)
        if total.dropped:
            line += f" ({', '.join(f'{number} {self._screen.label(reason)}' for reason, number in total.dropped)})"
        error_line(line)
        if total.kept and stored:
            error_line(self._screen.say("proposals_wait"))
        if total.failed:
            error_line(self._screen.say("proposals_failed", failed=total.failed))
