"""The rules of docs/explanation/architecture.md that import-linter cannot see."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "palabre"
MODULES = sorted(PACKAGE.rglob("*.py"))
NAMES = [str(path.relative_to(PACKAGE)) for path in MODULES]

# Where each third-party library may be imported: one door each.
DOORS = {
    "typer": {"cli"},
    "rich": {"cli"},
    "msgspec": {"model", "config"},
    "httpx2": {"fetch", "propose"},
    "httpcore2": {"fetch"},
    "trafilatura": {"extract"},
    "lxml": {"extract"},
    "py3langid": {"extract"},
    "text_to_num": {"read"},
    "dateutil": {"read"},
    "numpy": {"read"},
    "onnxruntime": {"read"},
    "tokenizers": {"read"},
    "jinja2": {"publish"},
    "markupsafe": {"publish"},
}
STDLIB_DOORS = {
    "sqlite3": {"record"},
    "socket": {"fetch"},
    "urllib.request": set[str](),
    "http.client": set[str](),
    "html.parser": {"extract"},
    "smtplib": {"publish"},
    "concurrent.futures": {"pipeline"},
    "multiprocessing": {"pipeline"},
}
# Light enough to be imported at the top of a module of their own door; all others only inside functions.
LIGHT = {"msgspec", "typer", "text_to_num", "dateutil"}
# Modules that are themselves imported only when a page is fetched.
LATE = {"fetch/guard.py": {"httpcore2"}}
HEAVY = {"trafilatura", "py3langid", "httpx2", "httpcore2", "jinja2", "lxml", "numpy", "onnxruntime", "tokenizers"}
LONGEST = 320
BANNED = {"utils", "util", "helpers", "helper", "common", "manager", "service", "core", "data", "misc"}


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(nodes: Iterator[ast.AST]) -> Iterator[str]:
    """Full names of the modules that import statements name; our own left out."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def at_the_top(path: Path) -> Iterator[ast.AST]:
    """Statements that run when the module is imported: all but function bodies and `if TYPE_CHECKING`."""
    waiting: list[ast.AST] = [tree(path)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            continue
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        yield node
        waiting.extend(ast.iter_child_nodes(node))


def third_parties(names: Iterator[str]) -> set[str]:
    tops = {name.partition(".")[0] for name in names}
    return {top for top in tops if top not in sys.stdlib_module_names and top != "palabre"}


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_third_parties_come_in_by_their_own_door(path: Path) -> None:
    """HTTP only in fetch, HTML only in extract, SQLite only in record, templates only in publish, and so on."""
    part = path.relative_to(PACKAGE).parts[0]
    found = list(imported(ast.walk(tree(path))))
    for name in third_parties(iter(found)):
        assert name in DOORS, f"{path}: {name} has no door; name one in DOORS and its reason in the docs"
        assert part in DOORS[name], f"{path}: {name} belongs in {DOORS[name]}"
    for name, doors in STDLIB_DOORS.items():
        if any(each == name or each.startswith(f"{name}.") for each in found):
            assert part in doors, f"{path}: {name} belongs in {doors or 'nowhere'}"


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_nothing_heavy_is_imported_at_the_top(path: Path) -> None:
    """Heavy libraries are imported when used, so that `palabre --help` and `import palabre` stay quick."""
    late = LATE.get(str(path.relative_to(PACKAGE)), set())
    heavy = third_parties(imported(at_the_top(path))) - LIGHT - late
    assert not heavy, f"{path}: import {heavy} inside the function that needs it"


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_modules_are_short_and_say_what_they_do(path: Path) -> None:
    """At most 320 lines, a docstring first, and no name that says nothing."""
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST, f"{path} has {lines} lines"
    assert ast.get_docstring(tree(path)), f"{path} has no docstring"
    assert path.stem not in BANNED


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_no_broad_except(path: Path) -> None:
    """`except Exception:` turns bugs into missing facts; one that tidies up and raises again does not."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ExceptHandler) and ast.unparse(node.body[-1]) != "raise":
            caught = ast.unparse(node.type) if node.type else "everything"
            assert caught not in {"everything", "Exception", "BaseException"}, f"{path}:{node.lineno}"


def test_model_classes_are_frozen_and_slotted() -> None:
    """The nouns are values: every dataclass of the model is frozen, with slots."""
    for path in (PACKAGE / "model").glob("*.py"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef):
                for decorator in map(ast.unparse, node.decorator_list):
                    if decorator.startswith("dataclass"):
                        assert "frozen=True" in decorator and "slots=True" in decorator, f"{path}: {node.name}"


def test_the_package_names_no_dependency_that_is_not_declared() -> None:
    """What is imported is declared (or comes with what is declared), under the name that registries know."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    known = {line.split(">")[0].split("=")[0].strip().lower() for line in declared}
    known |= {"text_to_num", "dateutil"} | {"httpcore2", "markupsafe", "lxml"}  # other names; parts of declared ones
    for path in MODULES:
        assert third_parties(imported(ast.walk(tree(path)))) <= known, path


@pytest.mark.parametrize("code", ["import palabre", "import palabre.pipeline", "HELP"])
def test_importing_loads_little(code: str) -> None:
    """Neither `import palabre` nor `palabre --help` loads what reads, fetches or draws pages."""
    helped = "import sys, palabre.cli.app as a; sys.argv = ['palabre', '--help']; a.run()"
    script = f"import sys; {helped if code == 'HELP' else code}; print('LOADED', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.rpartition("LOADED")[2].split())
    assert not {name.partition(".")[0] for name in loaded} & HEAVY
    if code != "import palabre.pipeline":
        assert not {
            name for name in loaded if name.startswith(("palabre.read.", "palabre.reconcile.", "palabre.fetch."))
        }
