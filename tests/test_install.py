"""`pip install .` into an empty environment gives a program that works, with its data. Needs the package registry."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "palabre"

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("install")]


def run(*command: str | Path, folder: Path) -> str:
    """What a command prints; fails with its words when it does."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PALABRE_", "PYTHON", "COV_", "VIRTUAL_ENV"))}
    words = [str(part) for part in command]
    done = subprocess.run(words, cwd=folder, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT, folder=folder)
    (made,) = folder.glob("*.whl")
    return made


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    """Lexicons, register, gazetteer, templates, licence and notice travel with the code."""
    held = set(zipfile.ZipFile(wheel).namelist())
    files = {p for p in PACKAGE.rglob("*") if p.is_file() and "__pycache__" not in p.parts}
    wanted = {str(p.relative_to(PACKAGE.parent)) for p in files}
    assert not wanted - held
    for name in ("names.tsv", "places.tsv", "armed_groups.jsonl"):
        assert f"palabre/resolve/data/{name}" in held
    assert {name.rpartition("/")[2] for name in held if ".dist-info/licenses/" in name} == {"LICENSE", "NOTICE"}


def test_the_program_works_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    """Installed from the wheel, away from the sources: help, a desk, an article, a brief of its week."""
    run(sys.executable, "-m", "venv", tmp_path / "env", folder=tmp_path)
    programs = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", wheel, folder=tmp_path)
    assert "add" in run(programs / "palabre", "--help", folder=tmp_path)
    text = (
        "MOPTI, Oct 26 - Five soldiers were killed on Monday near Gossi, the army said.\n\nNobody claimed the attack.\n"
    )
    (tmp_path / "a.txt").write_text(f"Title: Ambush near Gossi\nPublished: 2020-10-27\n\n{text}", encoding="utf-8")
    run(programs / "palabre", "init", folder=tmp_path)
    assert "1 added" in run(programs / "palabre", "add", "a.txt", folder=tmp_path)
    assert "Gossi" in run(programs / "palabre", "brief", "--week", "2020-W44", folder=tmp_path)
