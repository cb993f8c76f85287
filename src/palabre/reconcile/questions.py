"""Questions: those of the desk, and those that the readings propose where no question of the desk fits.

Input: the desk and the sheets. Output: `Question`s. Refuses: to reword a question of the desk.
"""

from collections import Counter
from collections.abc import Iterable
from typing import cast

from palabre.model.actor import Words
from palabre.model.claim import ClaimKind
from palabre.model.desk import Desk
from palabre.model.position import Position, Question
from palabre.reconcile.sheet import Sheet


def fold_questions(pages: Iterable[Sheet], desk: Desk) -> list[Question]:
    """All questions; a proposed one in the wording that most articles of each language give it."""
    known = {q.id: q for q in desk.questions}
    wordings: dict[str, Counter[tuple[str, str]]] = {}
    for page in pages:
        for claim in page.of(ClaimKind.POSITION):
            asked = cast(Position, claim.body).question
            if asked.id not in known:
                wordings.setdefault(asked.id, Counter())[(page.language, asked.text)] += 1
    return [*known.values(), *(_proposed(name, seen) for name, seen in wordings.items())]


def _proposed(name: str, seen: Counter[tuple[str, str]]) -> Question:
    best: dict[str, str] = {}
    for (language, text), _ in sorted(seen.items(), key=lambda s: (-s[1], s[0])):
        best.setdefault(language, text)
    return Question(id=name, words=Words(en=best.get("en"), fr=best.get("fr")), proposed=True)
