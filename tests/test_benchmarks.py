"""The benchmarks measure what they say: the same articles each time, growth judged right, facts looked up right."""

import json
import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from benchmarks import accuracy, origin, reading_speed, speed
from benchmarks.days import shift_days
from benchmarks.perturb import material, perturbed, unlike
from palabre.config import Settings, load_desk
from palabre.model.article import Article
from palabre.pipeline import articles

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture(scope="module")
def made() -> list[Article]:
    desk = load_desk(speed.EXAMPLE / "desk.toml")
    found = [a for a in articles([str(speed.EXAMPLE / "articles")], Settings(), desk) if isinstance(a, Article)]
    stuff = material(found, speed.sahel_towns())
    assert list(perturbed(stuff, 60)) == list(perturbed(stuff, 90))[:60]
    return list(perturbed(stuff, 400))


def test_perturbed_articles_are_spread_and_mixed(made: list[Article]) -> None:
    """Both languages, ten weeks, distinct ids, new texts and copies under other mastheads."""
    assert len({a.id for a in made}) == 400
    assert {a.language for a in made} == {"en", "fr"}
    assert made[0].published and made[-1].published
    assert timedelta(days=60) < made[-1].published - made[0].published < timedelta(days=75)
    days = [a.published for a in made if a.published]
    assert days == sorted(days)
    copies = [a for a in made if a.text.endswith(("With AFP", "Avec AFP"))]
    assert 100 <= len(copies) <= 160
    assert len({a.text[:80] for a in made if a not in copies}) > 0.6 * (len(made) - len(copies))


def test_articles_unlike_each_other_are_no_copies() -> None:
    """About as many words as asked, both languages, the same ones each time; hardly a paragraph comes twice."""
    stuff = speed._example()
    some = list(unlike(stuff, 30, words=500))
    assert some == list(unlike(stuff, 40, words=500))[:30]
    assert {a.language for a in some} == {"en", "fr"}
    assert all(400 < len(a.text.split()) < 600 for a in some)
    paragraphs = [p for a in some for p in a.text.split("\n\n") if len(p.split()) > 12]
    assert len(set(paragraphs)) > 0.9 * len(paragraphs)


def test_reading_is_judged_by_what_is_asked() -> None:
    """Fewer than twenty a second, two seconds to start, a gibibyte: each alone is a fault."""
    good = {"articles_per_second": 21.0, "peak_mib_main": 300.0, "peak_mib_worker": 300.0, "workers": 2}
    assert reading_speed.faults(good, {"median": 1.5}) == []
    assert reading_speed.faults(good | {"articles_per_second": 19.0}, {"median": 1.5})
    assert reading_speed.faults(good | {"peak_mib_worker": 400.0}, {"median": 1.5})
    assert reading_speed.faults(good, {"median": 2.0})


@pytest.mark.parametrize(
    ("text", "weeks", "moved"),
    [
        ("on Monday, October 26, in Gao", 1, "on Monday, November 2, in Gao"),
        ("on October 26, 2020", -1, "on October 19, 2020"),
        ("le 26 octobre 2020", 10, "le 4 janvier 2021"),
        ("le 25 octobre", 1, "le 1er novembre"),
        ("in October; 31 June; 260 octobre", 1, "in October; 31 June; 260 octobre"),
    ],
)
def test_days_are_moved_by_whole_weeks(text: str, weeks: int, moved: str) -> None:
    """Days move with their year; what is no day stays."""
    assert shift_days(text, weeks=weeks, year=2020) == moved


def sizes(**seconds: float) -> list[dict[str, Any]]:
    small = {"articles": 1000, "seconds": dict.fromkeys(speed.STEPS, 1.0)}
    return [small, {"articles": 10_000, "seconds": dict.fromkeys(speed.STEPS, 1.0) | seconds}]


def test_growth_is_judged_against_n_log_n() -> None:
    """Thirteen times the time for ten times the articles is n log n; a hundred times is not."""
    rows = sizes(read=13.3, fold=100.0)
    grown = speed.growth(rows)
    assert grown["read"]["of_n_log_n"] == pytest.approx(1.0, abs=0.01)
    assert grown["fold"]["exponent"] == 2.0
    assert [fault.split()[0] for fault in speed.broken(rows, grown)] == ["fold"]
    slow = sizes(brief=2.5)
    assert any("palabre brief takes 2.50 s" in fault for fault in speed.broken(slow, speed.growth(slow)))


def test_facts_are_looked_up_as_the_file_says() -> None:
    """Values, words without accents, elements of lists, empty fields: each condition can fail."""
    item = {
        "speaker": {"actor": "a/1", "name": "Le Drian"},
        "said": None,
        "figures": [{"who": "x", "best": 2}, {"who": "y"}],
    }
    check: dict[str, Any] = {
        "same": {"speaker.actor": "a/1"},
        "en": {"speaker.name": "drian"},
        "has": {"figures": {"who": "x", "best": 2}},
        "empty": ["said.start"],
    }
    assert origin.lacking(item, check, "en") == []
    wrong: dict[str, Any] = {
        "same": {"speaker.actor": "a/2"},
        "en": {"speaker.name": "Ouane"},
        "has": {"figures": {"who": "y", "best": 2}},
        "empty": ["speaker.name"],
    }
    assert len(origin.lacking(item, wrong, "en")) == 4


def test_every_fact_of_the_origin_article_has_checks_in_both_languages() -> None:
    """Eighteen facts; where words are looked for, in English and in French."""
    facts = tomllib.loads((BENCHMARKS / "origin.toml").read_text(encoding="utf-8"))["fact"]
    assert [fact["number"] for fact in facts] == list(range(1, 19))
    for fact in facts:
        assert fact["check"]
        for check in fact["check"]:
            assert set(check) <= {"kind", "same", "en", "fr", "has", "empty", "absent"}
            assert ("en" in check) == ("fr" in check)


def test_figures_are_read_from_what_a_scorer_prints() -> None:
    """JSON objects one after another, warnings between them; numbers found by their path."""
    printed = 'noise\n{"task": "a", "figures": {"x": {"f1": 0.5, "n": 3}}}\n{"task": "b", "figures": {}}\n'
    first, second = accuracy._objects(printed)
    assert (first["task"], second["task"]) == ("a", "b")
    assert dict(accuracy.flat(first["figures"])) == {"x.f1": 0.5, "x.n": 3.0}


def test_a_program_that_breaks_is_not_scored_as_one_that_finds_nothing(tmp_path: Path) -> None:
    """A traceback on the way to the scorer ends the task."""
    (tmp_path / "run.py").write_text("import sys\nprint('{}')\nprint('Traceback ...\\nKeyError: 1', file=sys.stderr)\n")
    with pytest.raises(SystemExit, match="KeyError: 1"):
        list(accuracy.measured(tmp_path, "dates", "palabre"))


def test_shown_figures_exist() -> None:
    """What the README shows was measured."""
    rows = tomllib.loads((BENCHMARKS / "headline.toml").read_text(encoding="utf-8"))["rows"]
    measured = json.loads((BENCHMARKS / "results" / "accuracy.json").read_text(encoding="utf-8"))["rows"]
    figures = {(row["task"], row["part"]): row["figures"] for row in measured}
    for row in rows:
        assert set(row["show"]) <= set(figures[row["task"], row["part"]])


@pytest.mark.parametrize("language", ["en", "fr"])
def test_our_own_articles_quote_their_text(language: str) -> None:
    """What is annotated as words of an article stands there, and no id is given twice."""
    seen: set[str] = set()
    for row in (BENCHMARKS / "own" / f"{language}.jsonl").read_text("utf-8").strip().split("\n"):
        reading = json.loads(row)
        article = reading["article"]
        assert article["language"] == language and article["id"] not in seen
        seen.add(article["id"])
        events = reading["events"]
        quoted = [x for key in ("times", "accords") for x in reading[key]]
        quoted += [s["content"] for s in reading["statements"]] + [e["trigger"] for e in events]
        quoted += [t for e in events for t in e["tolls"]] + [p for e in events for p in e["actors"] + e["recipients"]]
        for one in quoted:
            words = " … ".join(article["text"][a:b] for a, b in one["spans"])
            assert words.strip() == words != ""
            assert one.get("text", words) == words
