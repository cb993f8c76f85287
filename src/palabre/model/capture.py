"""Captures: one fetch of one address or file."""

from dataclasses import dataclass
from datetime import datetime

from palabre.model.ids import content_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The bytes of one fetch, as they came. `location` is an address or a file's path; `at` is UTC-aware."""

    location: str
    at: datetime
    status: int | None
    media_type: str | None
    content: bytes

    @property
    def id(self) -> str:
        """Content id over location and bytes (not over the time: the same page fetched twice is one capture)."""
        return content_id("ca", self.location, self.content)
