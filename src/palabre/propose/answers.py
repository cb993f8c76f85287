"""What a model said, as proposals. Text in, `Proposal`s out; all of it is a stranger's words until it is checked.

Refuses, with the reason, what is not the JSON object that was asked for. An item of that object which is not whole is
given as None, so that it is counted.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

MOST = 60  # items of one answer that are looked at


class ProposalKind(StrEnum):
    """What is proposed; the key of its list."""

    STATEMENT = "statements"
    COMMITMENT = "commitments"


FIELDS = {
    ProposalKind.STATEMENT: ("speaker", "cue", "content"),
    ProposalKind.COMMITMENT: ("owner", "cue", "act"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Words that a model says stand in the article: who, by what word, what."""

    kind: ProposalKind
    who: str
    cue: str
    what: str


def _schema() -> dict[str, Any]:
    lists = {}
    for kind, fields in FIELDS.items():
        item = {
            "type": "object",
            "properties": {name: {"type": "string"} for name in fields},
            "required": list(fields),
            "additionalProperties": False,
        }
        lists[kind.value] = {"type": "array", "items": item}
    return {"type": "object", "properties": lists, "required": list(lists), "additionalProperties": False}


SCHEMA = _schema()


def proposals_in(answer: str) -> list[Proposal | None]:
    """The proposals of an answer, at most `MOST`; None for an item that is not whole.

    Raises:
        ValueError: it is not the object that was asked for; the message says why.
    """
    found = list(_items(_object(answer)))
    return found[:MOST]


def _object(answer: str) -> dict[str, Any]:
    text = answer.rpartition("</think>")[2]  # some models think aloud first
    start, end = text.find("{"), text.rfind("}")
    if start < 0 or end < start:
        raise ValueError("there is no object in it")
    try:
        value = json.loads(text[start : end + 1])
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    if not isinstance(value, dict) or not any(isinstance(value.get(kind.value), list) for kind in ProposalKind):
        raise ValueError(f"it has no list {' or '.join(kind.value for kind in ProposalKind)}")
    return value


def _items(value: dict[str, Any]) -> Iterator[Proposal | None]:
    for kind, fields in FIELDS.items():
        listed = value.get(kind.value)
        for item in listed if isinstance(listed, list) else ():
            given = [item.get(name) for name in fields] if isinstance(item, dict) else []
            words = [word for word in given if isinstance(word, str) and word.strip()]
            whole = len(words) == len(fields)
            yield Proposal(kind=kind, who=words[0], cue=words[1], what=words[2]) if whole else None
