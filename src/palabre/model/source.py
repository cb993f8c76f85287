"""Sources: the outlets and channels that articles come from."""

from dataclasses import dataclass
from enum import StrEnum


class SourceKind(StrEnum):
    """What sort of voice a source is."""

    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    GOVERNMENT = "government"
    ARMED_GROUP = "armed_group"
    ORGANISATION = "organisation"
    MONITOR = "monitor"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An outlet or channel. `country` is ISO 3166 alpha-2, `language` BCP 47."""

    id: str
    name: str
    kind: SourceKind = SourceKind.UNKNOWN
    language: str | None = None
    country: str | None = None
    url: str | None = None
