"""What starting costs: no heavy library is loaded before it is used."""

import json
import subprocess
import sys
import time

import pytest

import palabre

HEAVY = {
    "trafilatura", "httpx2", "jinja2", "numpy", "rensa", "py3langid", "lxml", "sqlite3", "dateutil", "text_to_num",
    "multiprocessing", "asyncio", "palabre.read.reader", "palabre.pipeline", "palabre.resolve.register",
    "palabre.record.sqlite", "palabre.publish.brief",
}  # fmt: skip
SLOWEST_START = 5.0  # seconds; a laptop needs a tenth of it, a crowded machine more


def loaded(code: str) -> set[str]:
    """The modules that a new interpreter has loaded after running the code."""
    told = f"import json, sys\n{code}\nprint('\\n' + json.dumps(sorted(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    return set(json.loads(ran.stdout.splitlines()[-1]))


def test_import_loads_nothing_but_itself() -> None:
    """`import palabre` loads no other module of ours and no third party."""
    before, after = loaded("pass"), loaded("import palabre")
    assert {name for name in after - before if name.split(".")[0] in {"palabre", "msgspec", "typer", "rich"}} == {
        "palabre"
    }


def test_help_loads_nothing_heavy() -> None:
    """`palabre --help` and the help of a command load neither readers nor stores nor web libraries."""
    for arguments in (["--help"], ["events", "--help"]):
        modules = loaded(f"from palabre.cli.app import run\nrun({arguments!r})")
        assert "palabre.cli.events" in modules
        assert not HEAVY & modules


def test_help_starts_soon() -> None:
    """Nobody waits for the help."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "palabre", "--help"], capture_output=True, check=True)
    assert time.perf_counter() - start < SLOWEST_START


def test_every_public_name_can_be_had() -> None:
    """The names on the package's screen are there, and `dir` shows them."""
    for name in palabre.__all__:
        assert getattr(palabre, name) is not None
    assert set(palabre.__all__) <= set(dir(palabre))
    assert palabre.__version__
    with pytest.raises(AttributeError, match="nonsense"):
        _ = palabre.nonsense
