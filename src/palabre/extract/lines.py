"""JSONL: one article a line. Input: bytes. Output: `Draft` or `BadLine` for each line, in order.

`{"id", "text", "title"?, "published"?, "language"?, "url"?, "source"?, "target"?}`; other keys are not looked at. In
a text for no record that holds the words of both, `source` is no outlet: what it does to the `target` is asked. The
text is kept to the letter: not a character is trimmed. Lines end with a line feed alone, for a text may hold other
separators. A bad line is a `BadLine` that names the file and the line; the others stand.
"""

import json
from collections.abc import Iterator

from palabre.errors import BadLine, UnreadableInput
from palabre.extract.day import Moment, given_moment
from palabre.extract.draft import Draft
from palabre.model.article import Pair

_OPTIONAL = ("title", "published", "language", "url", "source", "target")


def line_drafts(content: bytes, where: str, *, alone: bool = False) -> Iterator[Draft | BadLine]:
    """The drafts of a file; with `alone`, one whose `published` is no date needs none, and a pair can be asked about.

    Raises:
        UnreadableInput: the file has not a single line that is not blank.
    """
    content = content.removeprefix(b"\xef\xbb\xbf")
    if not content.strip():
        raise UnreadableInput(where, "no line in it", "one JSON object a line, with `id` and `text`")
    texts: dict[str, int] = {}
    for number, line in enumerate(content.split(b"\n"), 1):
        if line.strip():
            try:
                yield _draft(line, f"{where}:{number}", texts, alone)
            except BadLine as error:
                yield error


def _draft(line: bytes, where: str, texts: dict[str, int], alone: bool) -> Draft:
    fields = _object(line, where)
    id, text = (_text(fields, key, where) for key in ("id", "text"))
    if id is None or not id.strip():
        raise BadLine(where, "no `id`", "give each article an id of its own")
    if text is None or not text.strip():
        raise BadLine(where, "no `text`", "leave the line out, or give the article's text")
    if "\x00" in text:
        raise BadLine(where, "a NUL character in `text`", "take it out")
    if texts.setdefault(id, hash(text)) != hash(text):
        raise BadLine(where, f"id `{id[:60]}` stands on an earlier line with another text", "give it an id of its own")
    given = {key: _text(fields, key, where) or None for key in _OPTIONAL}
    source, target = given["source"], given["target"]
    asked = Pair(source, target) if alone and source and target and source in text and target in text else None
    return Draft(
        where=where,
        id=id,
        text=text,
        title=given["title"],
        moment=_moment(given["published"], where, alone),
        language=given["language"],
        url=given["url"],
        source=None if asked else source,
        asked=asked,
    )


def _object(line: bytes, where: str) -> dict[str, object]:
    try:
        found = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadLine(where, f"not UTF-8 at byte {error.start} of the line", "save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise BadLine(where, f"not JSON: {error}", "one JSON object a line") from error
    if not isinstance(found, dict):
        raise BadLine(where, "not a JSON object", 'begin the line with {"id": ...')
    return found


def _text(fields: dict[str, object], key: str, where: str) -> str | None:
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadLine(where, f"`{key}` must be a text, not {json.dumps(value)[:40]}", "put it in quotation marks")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise BadLine(where, f"half a character (a lone surrogate) in `{key}`", "write the file anew") from error
    return value


def _moment(published: str | None, where: str, alone: bool) -> Moment | None:
    if published is None:
        return None
    moment = given_moment(published)
    if moment is None and not alone:
        reason = f"`published` is not a date: {published[:60]!r}"
        raise BadLine(where, reason, "write it as 2020-10-26 or 2020-10-26T18:30:00+01:00")
    return moment
