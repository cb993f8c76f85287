"""The reader's figures on the fixed sample do not fall below the pinned ones."""

import tomllib

import pytest

from benchmarks import floors, pinned


@pytest.fixture(scope="module")
def now() -> dict[str, dict[str, float]]:
    return floors.measured()


@pytest.mark.parametrize("part", ["en", "fr", "example"])
def test_no_figure_falls(now: dict[str, dict[str, float]], part: str) -> None:
    """Each kind of claim, in each language; `python -m benchmarks.floors --write` pins new ones."""
    wanted = tomllib.loads(floors.FLOORS.read_text("utf-8"))
    assert list(floors.fallen(now, {part: wanted[part]})) == []


def test_every_figure_has_a_floor(now: dict[str, dict[str, float]]) -> None:
    """Nothing is measured that may fall unseen."""
    wanted = tomllib.loads(floors.FLOORS.read_text("utf-8"))
    assert {part: set(row) for part, row in now.items()} == {part: set(row) for part, row in wanted.items()}


def test_the_sample_is_what_it_should_be() -> None:
    """Six articles a language of 100 to 200 words, each with statements and events, some with each other kind."""
    for language in ("en", "fr"):
        found = floors.sample(language)
        assert len(found) == 6
        assert all(90 <= len(article.text.split()) <= 200 for article, _ in found)
        assert all(told["statements"] and told["events"] for _, told in found)
        for kind in floors.KINDS:
            assert any(told[kind] for _, told in found), kind


def test_gold_as_reading_scores_one() -> None:
    """What is annotated, read back, earns everything; nothing read earns nothing."""
    for language in ("en", "fr"):
        for _, told in floors.sample(language):
            gold = told["statements"]
            like, compare = floors.KINDS["statements"]
            assert floors.graded(floors.paired(gold, gold, like), compare) == len(gold)
            assert floors.paired(gold, [], like) == []


def test_a_fall_is_seen() -> None:
    """A figure may lose a hundredth, not more, and may not vanish."""
    wanted = {"en": {"tolls": 0.8}}
    assert list(floors.fallen({"en": {"tolls": 0.79}}, wanted)) == []
    assert list(floors.fallen({"en": {"tolls": 0.78}}, wanted)) == ["en tolls: 0.78 is below 0.8"]
    assert list(floors.fallen({}, wanted)) == ["en tolls: None is below 0.8"]


def test_words_must_stand_in_the_text() -> None:
    """A passage is found by its words, after other words where it stands more often; else refused."""
    assert floors.passage("a b a", "a@b")["spans"] == [(4, 5)]
    with pytest.raises(ValueError, match="not in the text: c"):
        floors.passage("a b a", "c")


def test_pinned_figures_of_the_benches() -> None:
    """What the README shows is pinned; a figure that falls is named, those of tasks that were not run are not."""
    names = tomllib.loads(pinned.PINNED.read_text("utf-8"))["figures"]
    task = next(iter(names)).split()[0]
    fallen = list(pinned.fell([], pinned.PINNED, [task]))
    assert fallen and all(line.startswith(task) for line in fallen)
    assert list(pinned.fell([], pinned.PINNED, [])) == []
