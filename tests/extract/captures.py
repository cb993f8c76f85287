"""Captures made on the spot."""

from datetime import UTC, datetime

from palabre.errors import PalabreError
from palabre.extract import articles
from palabre.model.article import Article
from palabre.model.capture import Capture

NOON = datetime(2020, 11, 2, 12, tzinfo=UTC)
PROSE = (
    "The market of Dalia reopened on Tuesday after nine days. Traders came back from three villages.\n\n"
    "A council of elders had asked both sides to let the carts pass, its chairman said."
)
PROSE_FR = (
    "Le marché de Dalia a rouvert mardi après neuf jours. Des commerçants sont revenus de trois villages.\n\n"
    "Un conseil d'anciens avait demandé aux deux camps de laisser passer les charrettes, a dit son président."
)


def capture(
    content: bytes | str, name: str = "a.txt", *, status: int | None = None, media: str | None = None
) -> Capture:
    """A capture of a file, or with a status of a page."""
    raw = content.encode() if isinstance(content, str) else content
    return Capture(location=name, at=NOON, status=status, media_type=media, content=raw)


def one(content: bytes | str, name: str = "a.txt") -> Article:
    """The one article of a file."""
    (found,) = articles(capture(content, name))
    assert isinstance(found, Article), found
    return found


def refused(content: bytes | str, name: str = "a.txt") -> PalabreError:
    """The one error of a file, which names it and says what to do."""
    (found,) = articles(capture(content, name))
    assert isinstance(found, PalabreError), found
    assert found.resource.startswith(name)
    assert found.remedy
    return found
