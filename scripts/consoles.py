"""Runs the commands of the documentation and puts their real output under them.

    python -m scripts.consoles         write
    python -m scripts.consoles --dry   only run; fails when a command fails

A block ```` ```console ```` begins with `$ command`; what follows is written anew. A comment `<!-- first N
lines -->` before it keeps N lines. The blocks of a page run one after another in a copy of the example desk.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = ("docs/tutorial.md", "docs/fr/prise-en-main.md")
_BLOCK = re.compile(
    r"(?:<!-- first (?P<lines>\d+) lines -->\n)?```console\n\$ (?P<command>[^\n]+)\n.*?```\n", re.DOTALL
)


def refreshed(page: str) -> str:
    """The page with its commands run again. Raises SystemExit with the words of a command that fails."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder) / "my-desk"
        shutil.copytree(ROOT / "examples" / "mali-2020", desk)
        return _BLOCK.sub(lambda block: _block(block, desk), (ROOT / page).read_text(encoding="utf-8"))


def _block(block: re.Match[str], folder: Path) -> str:
    output = _run(block["command"], folder)
    kept = block[0].partition("```console\n")[0]
    if block["lines"]:
        lines = output.split("\n")
        output = "\n".join(lines[: int(block["lines"])] + (["..."] if len(lines) > int(block["lines"]) else []))
    return f"{kept}```console\n$ {block['command']}\n{output}\n```\n"


def _run(command: str, folder: Path) -> str:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("PALABRE_")}
    clean["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), clean.get("PATH", "")])
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=clean, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode not in (0, 1):  # 1: done, with something refused or left out, which stderr tells
        raise SystemExit(f"{command}\nended with {done.returncode}: {done.stderr}")
    lines = (line.rstrip() for line in done.stdout.strip("\n").split("\n"))
    return "\n".join(lines)


def main() -> int:
    """Command line."""
    for page in PAGES:
        words = refreshed(page)
        if "--dry" not in sys.argv and words != (ROOT / page).read_text(encoding="utf-8"):
            (ROOT / page).write_text(words, encoding="utf-8")
            print(f"written: {page}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
