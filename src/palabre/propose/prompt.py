"""What the model is asked about an article. Paragraphs in, stretches of text and messages out.

Long articles are asked about in stretches of whole paragraphs, so that small models can hold one. The text of an
article is only ever material: whatever it says, each answer is checked against it.
"""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from palabre.model.passage import Span
from palabre.propose.client import Message

STRETCH = 6000  # characters
_KEPT = 4000  # characters of a bad answer that are shown to the model again


@cache
def _prompts() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("palabre.propose.lexicon").joinpath("prompts.toml").read_text("utf-8"))


def stretches(text: str, paragraphs: Iterable[Span], *, most: int = STRETCH) -> Iterator[str]:
    """The paragraphs in stretches of at most `most` characters; a longer paragraph is cut at blanks."""
    held: list[str] = []
    size = 0
    for start, end in paragraphs:
        for piece in _pieces(text[start:end], most):
            if held and size + len(piece) > most:
                yield "\n\n".join(held)
                held, size = [], 0
            held.append(piece)
            size += len(piece) + 2
    if held:
        yield "\n\n".join(held)


def _pieces(paragraph: str, most: int) -> Iterator[str]:
    while len(paragraph) > most:
        cut = paragraph.rfind(" ", most // 2, most)
        cut = cut if cut > 0 else most
        yield paragraph[:cut]
        paragraph = paragraph[cut:].lstrip()
    if paragraph:
        yield paragraph


def question(stretch: str, language: str) -> list[Message]:
    """The messages that ask about a stretch, in the language of the article."""
    system = _prompts()[language]["system"].strip()
    return [{"role": "system", "content": system}, {"role": "user", "content": f"<text>\n{stretch}\n</text>"}]


def repair(asked: list[Message], answer: str, reason: str, language: str) -> list[Message]:
    """The messages that ask once more, after an answer that was not what was asked for."""
    words = _prompts()[language]["repair"].strip().replace("{reason}", reason)
    return [*asked, {"role": "assistant", "content": answer[:_KEPT]}, {"role": "user", "content": words}]
