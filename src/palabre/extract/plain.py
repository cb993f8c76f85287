"""Text files. Input: bytes. Output: `Draft`.

The file may begin with a header: lines `Title:`, `Published:`, `Source:`, `URL:`, `Language:` (in French `Titre:`,
`Publié:`, `Source:`, `Adresse:`, `Langue:`), then a blank line. Without one the whole file is the text. Line ends
become line feeds. Refuses a header whose date cannot be read, whose key is unknown, or that has no text after it.
"""

import re

from palabre.errors import UnreadableInput
from palabre.extract.day import given_moment
from palabre.extract.decode import decode_text
from palabre.extract.draft import Draft

_KEYS = {
    "title": "title",
    "titre": "title",
    "published": "published",
    "publié": "published",
    "source": "source",
    "url": "url",
    "adresse": "url",
    "language": "language",
    "langue": "language",
}
_LINE = re.compile(r"(?P<key>[A-Za-zÀ-ÿ]+)[ \u00a0]?:[ \u00a0\t]*(?P<value>.*)")


def plain_draft(content: bytes, where: str) -> Draft:
    """The text of a file and what its header says.

    Raises:
        UnreadableInput: see the head of this module, and `decode_text`.
    """
    text = decode_text(content, where).replace("\r\n", "\n").replace("\r", "\n")
    head, body = _split(text, where)
    if not body.strip():
        raise UnreadableInput(where, "a header without a text", "put the text after a blank line")
    published = head.get("published")
    moment = given_moment(published) if published else None
    if published and moment is None:
        reason = f"`Published: {published[:60]}` is not a date"
        raise UnreadableInput(where, reason, "write it as 2020-10-26 or 2020-10-26T18:30:00+01:00")
    return Draft(
        where=where,
        text=body.strip("\n"),
        title=head.get("title"),
        moment=moment,
        language=head.get("language"),
        url=head.get("url"),
        source=head.get("source"),
    )


def _split(text: str, where: str) -> tuple[dict[str, str], str]:
    """The header and the rest. A first block that is not a header from its first line on belongs to the text."""
    block, _, body = text.lstrip("\n").partition("\n\n")
    lines = [_LINE.fullmatch(line.strip()) for line in block.rstrip("\n").split("\n")]
    if not lines[0] or lines[0]["key"].lower() not in _KEYS or not all(lines):
        return {}, text
    head: dict[str, str] = {}
    for line in lines:
        assert line is not None
        key = _KEYS.get(line["key"].lower())
        if key is None or key in head:
            problem = "given twice" if key else "unknown"
            remedy = "the header takes Title, Published, Source, URL and Language, once each"
            raise UnreadableInput(where, f"header line `{line['key']}:` is {problem}", remedy)
        head[key] = line["value"].strip()
    return {key: value for key, value in head.items() if value}, body
