"""`--proposer` of `palabre read` and `palabre add`: counts, exit codes, consent, a record that keeps its word."""

import json
from pathlib import Path

import pytest

from palabre.propose.check import CONFIDENCE
from palabre.record.sqlite import open_store
from tests.cli.conftest import Program, palabre
from tests.propose.conftest import ENGLISH, FRENCH
from tests.propose.server import Model, Reply, fault
from tests.propose.test_client import BON, GOOD, INVENTED, KNOWN, UNNAMED, lists

__all__ = ["palabre"]  # the fixture

OPTIONS = ("--proposer-model", "small")


@pytest.fixture
def pages(palabre: Program) -> Path:
    """A file with an article in each language, in the folder where the program runs."""
    rows = [
        {"id": "bac-en", "text": ENGLISH, "language": "en", "published": "2021-04-06", "title": "Low river"},
        {"id": "bac-fr", "text": FRENCH, "language": "fr", "published": "2021-04-07", "title": "Fleuve bas"},
    ]
    path = Path("pages.jsonl")
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_read_tells_what_became_of_proposals(palabre: Program, pages: Path, model: Model) -> None:
    """Each article's JSON has its counts, the claims are marked, and one line at the end sums up."""
    model.answer(lists(GOOD, INVENTED, UNNAMED, KNOWN), lists(BON, {"speaker": ""}))
    ran = palabre("read", pages, "--json", "--proposer", model.url, *OPTIONS)
    assert ran.code == 0
    english, french = ran.lines
    reasons = {"not_in_article": 1, "speaker_not_named": 1, "duplicate": 1}
    assert english["proposals"] == {"proposed": 4, "kept": 1, "dropped": reasons, "error": None}
    assert french["proposals"] == {"proposed": 2, "kept": 1, "dropped": {"not_whole": 1}, "error": None}
    new = [s for s in english["statements"] if s["component"] == "proposer.small"]
    assert [(s["content"]["text"], s["confidence"]) for s in new] == [(GOOD["content"], CONFIDENCE)]
    assert (
        "proposed 6, kept 2, dropped 4 (1 not whole, 1 not in the article, 1 speaker not named, 1 duplicate)" in ran.err
    )
    shown = palabre("read", pages, "--proposer", model.url, *OPTIONS)
    assert f"{BON['content']}  (proposed)" in shown.out


def test_without_the_option_nobody_is_asked(palabre: Program, pages: Path, model: Model) -> None:
    """Off by default: no request, no key in the JSON, no line."""
    ran = palabre("read", pages, "--json")
    assert (ran.code, ran.err, model.asked) == (0, "", [])
    assert all("proposals" not in line for line in ran.lines)


@pytest.mark.parametrize(
    "reply", [fault(500), fault(401), Reply(stall=True), Reply(b"{}")], ids=["500", "401", "hang", "{}"]
)
def test_reading_goes_on_without_the_model(
    reply: Reply, palabre: Program, pages: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reader's claims are those that come without a model; the exit code says that something was not done."""
    monkeypatch.setenv("PALABRE_PROPOSER_TIMEOUT", "0.3")
    monkeypatch.setattr("palabre.propose.client.time.sleep", lambda _: None)
    without = palabre("read", pages, "--json").lines
    model.answer(reply)
    ran = palabre("read", pages, "--json", "--proposer", model.url, *OPTIONS)
    assert ran.code == 1
    assert [{k: v for k, v in line.items() if k != "proposals"} for line in ran.lines] == without
    error = ran.lines[0]["proposals"]["error"]
    assert set(error) == {"code", "resource", "reason", "remedy"} and error["remedy"]
    assert ran.err.count(error["reason"]) == 1
    assert "without a usable answer of the model: 2" in ran.err
    assert "Traceback" not in ran.err


def test_add_puts_proposed_claims_into_the_record(palabre: Program, pages: Path, model: Model) -> None:
    """They are claims like the others, with their words; `check` finds every word, `show` and a judgement find them."""
    model.answer(lists(GOOD, INVENTED), lists(BON))
    ran = palabre("add", pages, "--proposer", model.url, *OPTIONS)
    assert (ran.code, ran.out) == (0, "2 added, 0 known, 0 refused\n")
    assert "proposed 3, kept 2, dropped 1 (1 not in the article)" in ran.err
    assert palabre("check").code == 0
    with open_store(Path("desk.palabre"), read_only=True) as store:
        reading = store.reading("bac-en")
        assert reading.reader.version.endswith("+proposer.small")
        claim = next(c for c in reading.claims() if getattr(c.body, "component", "") == "proposer.small")
        assert store.claim(claim.id).body == claim.body
    again = palabre("add", pages, "--proposer", model.url, *OPTIONS)
    assert again.out == "0 added, 2 known, 0 refused\n"
    assert len(model.asked) == 2
    assert palabre("judge", "reject", claim.id, "--by", "Awa").code == 0


def test_add_tells_counts_as_json_and_goes_on(palabre: Program, pages: Path, model: Model) -> None:
    """Each added article's line carries its counts; a failing model leaves the articles added."""
    model.answer(lists(GOOD), fault(404, "no such model"))
    ran = palabre("add", pages, "--json", "--proposer", model.url, *OPTIONS)
    assert ran.code == 1
    assert [line["what"] for line in ran.lines] == ["added", "added"]
    assert ran.lines[0]["proposals"]["kept"] == 1
    assert "no such model" in ran.lines[1]["proposals"]["error"]["reason"]
    with open_store(Path("desk.palabre"), read_only=True) as store:
        assert "proposer" not in store.reading("bac-fr").reader.version


def test_another_machine_needs_a_second_consent(palabre: Program, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused before anything is read or stored; with consent, where texts go is said first."""
    asked: list[object] = []

    def refused(*arguments: object) -> tuple[int, bytes]:
        asked.append(arguments)
        return 404, b""

    monkeypatch.setattr("palabre.propose.client.Client._tried", refused)
    remote = ("--proposer", "https://models.example/v1", *OPTIONS)
    for command in ("read", "add"):
        ran = palabre(command, pages, *remote)
        assert (ran.code, ran.out, asked) == (3, "", [])
        assert "--proposer-remote" in ran.err
    assert not Path("desk.palabre").exists()
    ran = palabre("read", pages, *remote, "--proposer-remote")
    assert ran.err.startswith("texts of articles are sent to https://models.example/v1\n")
    assert asked


def test_options_name_the_model_and_the_key_is_none_of_them(palabre: Program, pages: Path, model: Model) -> None:
    """`palabre.toml` can hold all but the key; an empty `--proposer` turns the model off for once."""
    model.answer(lists(GOOD), lists(BON))
    options = Path("palabre.toml")
    options.write_text(f'[options]\nproposer = "{model.url}"\nproposer_model = "small"\n', encoding="utf-8")
    assert palabre("read", pages, "--json").lines[0]["proposals"]["kept"] == 1
    asked = len(model.asked)
    assert palabre("read", pages, "--proposer", "").code == 0
    assert len(model.asked) == asked
    options.write_text('[options]\nproposer_key = "k"\n', encoding="utf-8")
    assert palabre("read", pages).code == 3


def test_the_key_is_neither_stored_nor_told(
    palabre: Program, pages: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that repeats it in an error, and the record's file, do not show it."""
    monkeypatch.setenv("PALABRE_PROPOSER_KEY", "secret-key-1")
    model.answer(lists(GOOD), fault(400, "bad key secret-key-1"))
    ran = palabre("add", pages, "--proposer", model.url, *OPTIONS)
    assert model.headers[0]["authorization"] == "Bearer secret-key-1"
    assert "(key)" in ran.err
    assert "secret-key-1" not in ran.out + ran.err
    assert b"secret-key-1" not in Path("desk.palabre").read_bytes()


def test_a_model_without_a_name_is_told(palabre: Program, pages: Path, model: Model) -> None:
    """Before anything is read, with the option to add."""
    ran = palabre("read", pages, "--proposer", model.url)
    assert (ran.code, ran.out) == (3, "")
    assert "--proposer-model" in ran.err


def test_the_line_at_the_end_in_french(palabre: Program, pages: Path, model: Model) -> None:
    """`add --lang fr` sums up in French."""
    model.answer(lists(GOOD, INVENTED), lists())
    ran = palabre("add", pages, "--lang", "fr", "--proposer", model.url, *OPTIONS)
    assert "2 proposés, 1 gardés, 1 écartés (1 pas dans l’article)" in ran.err
