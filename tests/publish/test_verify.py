"""The check of a brief finds each kind of tampering."""

from dataclasses import replace

import pytest

from palabre.model.passage import Evidence
from palabre.publish.brief.compose import checked_brief, compose
from palabre.publish.brief.model import Brief, Cell, Part, PartKind, SectionKey, Sentence, Tally
from palabre.publish.brief.verify import runs, told, verify_brief, without_broken
from tests.publish.memory import WEEK, MemoryView, week


def tampered(change: object, *, having: str) -> tuple[MemoryView, Brief]:
    """The English brief with one sentence changed: the first that holds these words."""
    view = week()
    brief = compose(view, span=WEEK, language="en")
    sections, done = [], False
    for section in brief.sections:
        sentences = []
        for sentence in section.sentences:
            if not done and having in sentence.text:
                assert callable(change)
                sentences.append(change(sentence))
                done = True
            else:
                sentences.append(sentence)
        sections.append(replace(section, sentences=tuple(sentences)))
    assert done
    return view, replace(brief, sections=tuple(sections))


def swapped(sentence: Sentence, old: str, new: str) -> Sentence:
    """The sentence with words swapped in its text and in its parts."""
    parts = tuple(replace(p, text=p.text.replace(old, new)) for p in sentence.parts)
    return replace(sentence, text=sentence.text.replace(old, new), parts=parts)


@pytest.mark.parametrize(
    ("having", "change", "reason"),
    [
        ("11 soldiers", lambda s: swapped(s, "11 soldiers", "17 soldiers"), "the number 17"),
        ("Three aid", lambda s: swapped(s, "Three aid", "Seven aid"), "the number 7"),
        ("Tuesday 27", lambda s: swapped(s, "27 October", "28 October"), "the number 28"),
        ("murderers", lambda s: swapped(s, "murderers", "negotiators"), "quoted, but in none"),
        ("firmly rejected", lambda s: swapped(s, "the idea of talks", "all talks ever"), "reported as verbatim"),
        ("murderers", lambda s: replace(s, facts=()), "stands on no fact"),
        ("murderers", lambda s: replace(s, facts=("sm-404",)), "no such fact"),
        ("murderers", lambda s: replace(s, text=s.text + " Indeed."), "not the text of its parts"),
        ("No article", lambda s: replace(s, facts=("source:nobody",)), "no such fact"),
        (
            "murderers",
            lambda s: replace(s, evidence=(Evidence(article="ar-1", claim="c", spans=((9, 999_999),)),)),
            "no such passage",
        ),
        (
            "murderers",
            lambda s: replace(s, evidence=(Evidence(article="ar-404", claim="c", spans=((0, 1),)),)),
            "no such article",
        ),
        (
            "murderers",
            lambda s: replace(s, evidence=(Evidence(article="ar-2", claim="c", spans=((0, 1),)),)),
            "quoted, but",
        ),
        ("Two items", lambda s: replace(swapped(s, "Two", "Nine"), tallies=()), "the number 9"),
        (
            "Two items",
            lambda s: replace(swapped(s, "Two", "Nine"), tallies=(Tally(value=9, terms=(("source:radio", 9),)),)),
            "the number 9",
        ),
    ],
)
def test_tampering_is_found(having: str, change: object, reason: str) -> None:
    """Each change breaks a promise, and the message says which."""
    view, brief = tampered(change, having=having)
    assert any(reason in str(broken) for broken in verify_brief(view, brief))


def test_marks_added_around_our_own_words_are_found() -> None:
    """A quotation that nobody said is a broken promise, also where only the marks are new."""

    def quote(sentence: Sentence) -> Sentence:
        parts = (Part(text="We will leave", kind=PartKind.QUOTE),)
        return replace(sentence, parts=parts, text="“We will leave”")

    view, brief = tampered(quote, having="is to leave the town")
    assert any("quoted" in str(b) for b in verify_brief(view, brief))


def test_a_changed_article_is_found() -> None:
    """When a stored text no longer holds the words, the sentence that quotes them is named."""
    view = week()
    brief = compose(view, span=WEEK, language="en")
    article = view.articles_["ar-1"]
    view.articles_["ar-1"] = replace(article, text=article.text.replace("murderers", "neighbours"))
    assert any("murderers" in str(b) for b in verify_brief(view, brief))


def test_runs_between_marks() -> None:
    """Outermost runs in any marks; an unclosed one runs to the end."""
    assert list(runs('a “b “c” d” e « f » "g"')) == ["b “c” d", " f ", "g"]
    assert list(runs("a “b")) == ["b"]
    assert list(runs("l'eau, d’ici")) == []


def test_numbers_as_words() -> None:
    """From two to nine; *one* is an article as often as a number."""
    assert list(told("1,200 men and three women, one dog", "en")) == [1200, 3]
    assert list(told("deux morts, un blessé, 12\u202f000 déplacés", "fr")) == [12000, 2]


def toll_changed(change: object) -> tuple[MemoryView, Brief]:
    """The English brief with the first filled cell of its toll changed."""
    view = week()
    brief = compose(view, span=WEEK, language="en")
    sections = []
    for section in brief.sections:
        if section.key is SectionKey.TOLL:
            *others, toll = section.tables
            first, *rest = toll.rows
            assert callable(change)
            row = replace(first, cells=(change(first.cells[0]), *first.cells[1:]))
            section = replace(section, tables=(*others, replace(toll, rows=(row, *rest))))  # noqa: PLW2901
        sections.append(section)
    return view, replace(brief, sections=tuple(sections))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda c: replace(c, text="12 to 40"), "the number 40"),
        (lambda c: replace(c, said=None), "opens on nothing"),
        (lambda c: replace(c, said=swapped(c.said, "15", "51")), "the number 51"),
        (lambda c: Cell(text="27"), "opens on nothing"),
    ],
)
def test_tables_are_checked(change: object, reason: str) -> None:
    """Each figure of the toll is in its facts and opens on a sentence that is checked itself."""
    view, brief = toll_changed(change)
    assert any(reason in str(b) for b in verify_brief(view, brief))


def test_counts_of_the_head_are_checked() -> None:
    """The brief cannot claim more articles than there are."""
    view = week()
    brief = compose(view, span=WEEK, language="en")
    assert brief.coverage is not None
    more = replace(brief, coverage=swapped(brief.coverage, "3 articles", "30 articles"))
    assert any("the number 30" in str(b) for b in verify_brief(view, more))


def test_broken_lines_are_left_out() -> None:
    """What breaks a promise is dropped and named; the rest stays, and passes."""
    view, brief = tampered(lambda s: swapped(s, "murderers", "negotiators"), having="murderers")
    kept, broken = without_broken(view, brief)
    assert "negotiators" in str(broken[0]) and len(broken) == 1
    assert list(verify_brief(view, kept)) == []
    before, after = (sum(len(s.sentences) for s in b.sections) for b in (brief, kept))
    assert after == before - 1


def test_broken_rows_are_left_out() -> None:
    """A row of the toll goes with its broken cell."""
    view, brief = toll_changed(lambda c: replace(c, text="12 to 40"))
    kept, broken = without_broken(view, brief)
    assert broken and list(verify_brief(view, kept)) == []


def test_checked_brief_of_a_sound_record() -> None:
    """Nothing is dropped where nothing is broken."""
    view = week()
    assert checked_brief(view, span=WEEK, language="fr") == (compose(view, span=WEEK, language="fr"), ())
