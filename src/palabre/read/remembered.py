"""Answers that a document keeps: what a rule was asked of a document once is not worked out again.

Many rules ask the same small questions: the subject of a verb, the noun phrase that ends at a token. A document never
changes, so a function of a document and plain values (token numbers, spans, sentences) always gives the same. The
answers are kept with the document and go with it. Refuses functions whose answers are changed by those who asked.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from palabre.read.document import Document

P = ParamSpec("P")
T = TypeVar("T")
_UNKNOWN = object()


def remembered(work: Callable[Concatenate[Document, P], T]) -> Callable[Concatenate[Document, P], T]:
    """The function, each of whose answers is worked out once a document. What it is asked must be hashable."""

    @wraps(work)
    def answer(doc: Document, *asked: Any, **named: Any) -> T:
        known = doc.answers.get(work)
        if known is None:
            known = doc.answers[work] = {}
        key = (asked, *named.items()) if named else asked
        found = known.get(key, _UNKNOWN)
        if found is _UNKNOWN:
            found = known[key] = work(doc, *asked, **named)
        return cast(T, found)

    return cast(Callable[Concatenate[Document, P], T], answer)
