"""The documentation keeps up: generated pages, a page for each noun and command, no dead link, commands that run."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from palabre.cli.app import COMMANDS
from scripts.consoles import refreshed
from scripts.reference import PAGES, out_of_date

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
WRITTEN = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md"), *(ROOT / "examples").rglob("*.md")])
NOUNS = [
    *("source", "capture", "article", "passage", "claim", "reading", "judgement"),
    *("actor", "place", "statement", "position", "event", "toll", "accord", "commitment"),
    *("story", "dispute", "record", "brief", "desk"),
]


def words(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_generated_pages_are_up_to_date() -> None:
    """After a change of a command, an option, an error or a code: `make docs`."""
    assert out_of_date() == []
    assert set(PAGES) <= {path.name for path in (DOCS / "reference").glob("*.md")}


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_has_a_page(noun: str) -> None:
    """A page with the example of the origin article, its fields or rules, linked from the index."""
    page = words(DOCS / "model" / f"{noun}.md")
    assert page.startswith(f"# {noun.capitalize()}\n")
    assert "**In the origin article.**" in page
    assert "**Rules.**" in page
    assert f"(model/{noun}.md)" in words(DOCS / "README.md")


def test_no_noun_of_the_model_is_forgotten() -> None:
    """Each module of the model is a noun with a page, or is told of on another one."""
    no_nouns = {"__init__", "codes", "codec", "ids"}
    told_elsewhere = {"affiliation": "model/actor.md", "time": "explanation/precision.md"}
    modules = {path.stem for path in (ROOT / "src" / "palabre" / "model").glob("*.py")} - no_nouns
    assert modules - set(told_elsewhere) <= set(NOUNS)
    assert set(NOUNS) - modules <= {"brief"}
    for module, page in told_elsewhere.items():
        assert module in words(DOCS / page).lower()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_told_with_an_example(command: str) -> None:
    """In the reference with an example, and so in its `--help`."""
    section = words(DOCS / "reference" / "cli.md").split(f"## palabre {command}\n")[1].split("\n## ")[0]
    assert "Example: `palabre " in section


def links(path: Path) -> Iterator[str]:
    text = re.sub(r"```.*?```", "", words(path), flags=re.DOTALL)
    yield from re.findall(r"\]\(([^)\s]+)\)", text)


def anchors(path: Path) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", words(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("path", WRITTEN, ids=[str(path.relative_to(ROOT)) for path in WRITTEN])
def test_links_lead_somewhere(path: Path) -> None:
    """Links between pages name files and headings that exist."""
    for link in links(path):
        if re.match(r"https?://", link):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), f"{path}: {link}"
        assert not anchor or anchor in anchors(target), f"{path}: {link}"


def test_every_page_is_in_the_index() -> None:
    """A page that nothing links to is not read."""
    linked = {(DOCS / link.partition("#")[0]).resolve() for link in links(DOCS / "README.md")}
    assert {path.resolve() for path in DOCS.rglob("*.md")} - {(DOCS / "README.md").resolve()} <= linked


def test_dependencies_have_their_reason() -> None:
    """One line of reason for each declared dependency."""
    declared = tomllib.loads(words(ROOT / "pyproject.toml"))["project"]["dependencies"]
    names = {re.split(r"[<>=~!\[ ]", line)[0] for line in declared}
    told = set(re.findall(r"^\| ([\w-]+) \|", words(DOCS / "explanation" / "dependencies.md"), re.MULTILINE)) - {
        "Package"
    }
    assert names == told


def python_blocks() -> list[tuple[str, str]]:
    page = words(DOCS / "how-to" / "use-from-python.md")
    return [(f"block {n}", code) for n, code in enumerate(re.findall(r"```python\n(.*?)```", page, re.DOTALL), 1)]


@pytest.mark.parametrize("code", [c for _, c in python_blocks()], ids=[n for n, _ in python_blocks()])
def test_python_of_the_docs_runs(code: str, tmp_path: Path) -> None:
    """What is shown runs as it stands, in a folder with a desk and articles."""
    (tmp_path / "desk.toml").write_bytes((ROOT / "examples" / "mali-2020" / "desk.toml").read_bytes())
    (tmp_path / "articles").symlink_to(ROOT / "examples" / "mali-2020" / "articles")
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


@pytest.mark.slow
@pytest.mark.parametrize("page", ["docs/tutorial.md", "docs/fr/prise-en-main.md"])
def test_commands_of_the_tutorial_run(page: str) -> None:
    """Every command of the tutorial runs, in order. (`make docs` writes its output again.)"""
    again = refreshed(page)
    assert again.count("\n$ palabre ") == words(ROOT / page).count("\n$ palabre ") > 5


def test_no_page_names_the_place_where_it_was_written() -> None:
    """Pages hold no paths of a developer's machine."""
    for path in WRITTEN:
        assert not re.search(r"/(?:work|root|home)/\w", words(path)), path
