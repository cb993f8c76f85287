"""The stance of a text by itself: a question and a text in, a `Stance` out, without an article around them.

Refuses to guess: a text whose words show no stance has None.
"""

from collections import defaultdict

from palabre.model.actor import Words
from palabre.model.article import Article
from palabre.model.passage import passage, trim
from palabre.model.position import Question, Stance
from palabre.model.statement import Force, Form, Statement, Voice
from palabre.read.document import Document
from palabre.read.positions import stance_of
from palabre.read.questions import terms


def stance_in_text(question: str, text: str, language: str) -> Stance | None:
    """The stance that a text takes on a question put in the same language, None when its words show none.

    Each sentence is taken for a statement of the text's author; those that hold a word of the question count double.

    Raises:
        UnknownLanguage: neither English nor French.
    """
    doc = Document(Article(id="text", text=text, language=language), language)
    words = Words(fr=question) if language == "fr" else Words(en=question)
    asked = Question(id="asked", words=words)
    votes: dict[Stance, int] = defaultdict(int)
    for sentence in doc.sentences:
        own = _own_words(doc, sentence.start, sentence.end)
        stance = stance_of(doc, own, asked) if own else None
        if own and stance:
            votes[stance] += 2 if terms(asked, language).search(own.content.text) else 1
    return max(votes, key=lambda s: (votes[s], s.value)) if votes else None


def _own_words(doc: Document, start: int, end: int) -> Statement | None:
    """A sentence as a statement of the author."""
    found = trim(doc.text, start, end)
    if found is None:
        return None
    content = passage(doc.text, found)
    return Statement(
        id="own", speaker=None, cue=None, content=content, form=Form.INDIRECT, force=Force.SAY, voice=Voice.PARTY
    )
