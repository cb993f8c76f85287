"""Answers that a document keeps, and the words of its sentences."""

import gc
import weakref

from palabre.model.article import Article
from palabre.read.document import Document
from palabre.read.remembered import remembered
from palabre.read.wordings import Wordings, key

asked: list[tuple[str, int, bool]] = []


@remembered
def lower_at(doc: Document, at: int, *, stripped: bool = False) -> str | None:
    """A small question that tells each time it is worked out."""
    asked.append((doc.article.id, at, stripped))
    return doc.tokens[at].lower.strip("s") if stripped else None


def document(name: str) -> Document:
    """A document of two sentences."""
    return Document(Article(id=name, text="The guards left Sari. No guard came back."), "en")


def test_each_question_is_worked_out_once_a_document() -> None:
    """Also where the answer is None; by other arguments and for other documents it is another question."""
    asked.clear()
    one, two = document("one"), document("two")
    for doc in (one, one, two):
        assert lower_at(doc, 1) is None
        assert lower_at(doc, 1, stripped=True) == "guard"
    assert asked == [("one", 1, False), ("one", 1, True), ("two", 1, False), ("two", 1, True)]


def test_answers_go_with_their_document() -> None:
    """Nothing that was remembered keeps a document alive."""
    doc = document("one")
    lower_at(doc, 0)
    left = weakref.ref(doc)
    del doc
    gc.collect()
    assert left() is None


def test_wordings_of_a_sentence() -> None:
    """They are those within its tokens; none stand where no word of the sentence begins one."""
    doc = document("one")
    first, second = doc.sentences
    listed = Wordings([(key("guards left", "en"), 1), (key("no guard", "en"), 2), (key("the", "en"), 3)])
    assert doc.standing(second) == {"no", "guard", "came", "back", "."}
    for sentence in (first, second):
        inside = list(listed.within(doc.tokens, sentence.first, sentence.last))
        assert list(listed.of_sentence(doc, sentence)) == inside
    assert [f.values for f in listed.of_sentence(doc, first)] == [(3,), (1,)]
    assert not list(Wordings([(key("bridge", "en"), 1)]).of_sentence(doc, first))
