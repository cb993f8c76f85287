"""Our own paragraphs for training: each parses, and a mark that does not is told with its line."""

from collections import Counter
from pathlib import Path

import pytest

from palabre.model.statement import Force
from training.attribution import FORCES, marked

DATA = Path(__file__).parents[2] / "training" / "data"
FILES = [("statements.en.txt", "en"), ("statements.fr.txt", "fr"), ("statements-more.fr.txt", "fr")]


@pytest.mark.parametrize(("name", "language"), FILES)
def test_every_paragraph_parses(name: str, language: str) -> None:
    """Marks are balanced, each statement has a content, and spans are whole words of the text."""
    found = marked(DATA / name, language)
    assert len(found) > 100
    for paragraph in found:
        for one in paragraph.attributions:
            for start, end in (*one.source, *one.cue, *one.content):
                words = paragraph.text[start:end]
                assert words == words.strip(), paragraph.id
                assert words, paragraph.id


def test_all_forces_are_there_in_both_languages() -> None:
    """No force is learned from nothing."""
    assert set(FORCES) == {force.value for force in Force}
    for language in ("en", "fr"):
        paragraphs = [p for name, code in FILES if code == language for p in marked(DATA / name, code)]
        seen = Counter(one.force for p in paragraphs for one in p.attributions)
        assert min(seen[force] for force in FORCES) >= 10


@pytest.mark.parametrize(
    "line",
    ["{S1|The mayor} {C1 say|said} nothing.", "The {C1 shout|said} {Q1|that}", "The mayor {Q1|said", "{X1|a} {Q1|b}"],
)
def test_a_wrong_mark_is_told_with_its_line(line: str, tmp_path: Path) -> None:
    """A statement without content, an unknown force, an open brace, an unknown letter."""
    path = tmp_path / "own.txt"
    path.write_text("# remark\n" + line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"own\.txt:2"):
        marked(path, "en")


def test_marks_become_spans(tmp_path: Path) -> None:
    """Marks go, spans stay; one source can belong to two statements, a content have two pieces."""
    path = tmp_path / "own.txt"
    path.write_text("{Q1|“Go,”} {C1 demand|said} {S1,2|the mayor}, {Q1|“now.”} He {C2 deny|denied} {Q2|it}.", "utf-8")
    (found,) = marked(path, "en")
    first, second = found.attributions
    assert found.text == "“Go,” said the mayor, “now.” He denied it."
    assert [found.text[a:b] for a, b in first.content] == ["“Go,”", "“now.”"]
    assert first.source == second.source
    assert (first.force, second.force) == ("demand", "deny")
