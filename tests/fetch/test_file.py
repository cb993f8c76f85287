"""A file's bytes."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from palabre.errors import UnreadableInput
from palabre.fetch import capture_file

NOON = datetime(2020, 11, 2, 12, tzinfo=UTC)


def test_the_bytes_come_as_they_are(tmp_path: Path) -> None:
    """Location, time, type by suffix and content."""
    path = tmp_path / "a.HTML"
    path.write_bytes(b"\xff\x00<p>")
    capture = capture_file(path, at=NOON)
    assert (capture.location, capture.at, capture.status) == (str(path), NOON, None)
    assert (capture.media_type, capture.content) == ("text/html", b"\xff\x00<p>")


def test_an_unknown_suffix_has_no_type(tmp_path: Path) -> None:
    """What it is, `extract` decides; the time is then now, with its zone."""
    (tmp_path / "a.xyz").write_bytes(b"")
    capture = capture_file(tmp_path / "a.xyz")
    assert capture.media_type is None
    assert capture.at.utcoffset() is not None


def test_the_limit_is_the_last_size_taken(tmp_path: Path) -> None:
    """One byte more is refused, with the remedy."""
    (tmp_path / "a.txt").write_bytes(b"12345")
    assert capture_file(tmp_path / "a.txt", max_bytes=5).content == b"12345"
    with pytest.raises(UnreadableInput, match=r"larger than 4 bytes .*max_bytes"):
        capture_file(tmp_path / "a.txt", max_bytes=4)


def test_a_file_of_fifty_megabytes_is_not_read_whole(tmp_path: Path) -> None:
    """The usual limit holds it off, and names the file."""
    with (tmp_path / "big.txt").open("wb") as stream:
        stream.truncate(50_000_000)
    with pytest.raises(UnreadableInput, match=r"big\.txt: larger than 20,000,000 bytes"):
        capture_file(tmp_path / "big.txt")


def test_what_is_no_plain_file_is_named(tmp_path: Path) -> None:
    """Nothing there, a folder, a device, a pipe that nobody writes to, an impossible name."""
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, Path("/dev/zero"), tmp_path / "pipe"):
        with pytest.raises(UnreadableInput, match="not a plain file"):
            capture_file(path)
    with pytest.raises(UnreadableInput, match="no such file"):
        capture_file(tmp_path / "none.txt")
    with pytest.raises(UnreadableInput):
        capture_file(Path("a\0b.txt"))
