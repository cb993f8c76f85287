"""A file's bytes. Input: a path. Output: `Capture`. Refuses what is missing, no plain file, unreadable or too large."""

from datetime import UTC, datetime
from pathlib import Path

from palabre.errors import UnreadableInput
from palabre.model.capture import Capture

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".jsonl": "application/jsonl",
}


def capture_file(path: Path, *, max_bytes: int = 20_000_000, at: datetime | None = None) -> Capture:
    r"""The bytes of a file.

    Args:
        path: kept in the capture as given; bytes of it that are no text as `\\udce9`.
        max_bytes: the largest file taken.
        at: the time of the capture, by default now.

    Raises:
        UnreadableInput: the file is missing, a folder or device, not readable, or larger than `max_bytes`.
    """
    name = str(path).encode(errors="backslashreplace").decode()  # a file's name may be no text
    try:
        if not path.is_file():
            reason = "not a plain file" if path.exists() else "no such file"
            raise UnreadableInput(name, reason, "check the path")
        with path.open("rb") as stream:
            content = stream.read(max_bytes + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise UnreadableInput(name, f"cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if len(content) > max_bytes:
        raise UnreadableInput(name, f"larger than {max_bytes:,} bytes", "split it, or raise the option `max_bytes`")
    return Capture(
        location=name,
        at=at or datetime.now(UTC),
        status=None,
        media_type=MEDIA_TYPES.get(path.suffix.lower()),
        content=content,
    )
