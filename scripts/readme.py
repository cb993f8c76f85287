"""Fills the README's excerpt (from a brief made now) and its figures (from benchmarks/results).

python -m scripts.readme
"""

import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
RESULTS = ROOT / "benchmarks" / "results"
EXAMPLE = ROOT / "examples" / "mali-2020"


def figures() -> str:
    """The tables of figures, from the results as they stand."""
    lines = [
        "The reader was tuned on the visible `readings`: expect on new text what it gets on the articles kept aside,",
        "or less. Where a part was trained on, the row says so; `training/cards/` has figures on what was kept aside.",
        "",
    ]
    lines += ["| On | Figures |", "|---|---|"]
    measured = {(r["task"], r["part"]): r["figures"] for r in _result("accuracy.json")["rows"]}
    for row in tomllib.loads((ROOT / "benchmarks" / "headline.toml").read_text(encoding="utf-8"))["rows"]:
        found = measured.get((row["task"], row["part"]))
        if found:
            shown = " / ".join(f"{found[name]:.3f}" for name in row["show"])
            lines.append(f"| `{row['task']}` {row['part']}: {row['what']} | {shown} |")
            if row["task"] == "readings":
                lines += _aside(row["part"])
            if row["task"] == "event_places":
                kept = _result("aside.json")["event_places"]["token"]
                lines.append(
                    f"| of these, the tenth kept aside: precision / recall | {kept['p']:.3f} / {kept['r']:.3f} |"
                )
            if row["task"] == "relations":
                shares = (_result("aside.json")["relations"][name]["macro_f1"] for name in ("root", "penta"))
                lines.append(f"| of these, the fifth kept aside | {' / '.join(f'{share:.3f}' for share in shares)} |")
    lines += _sure(_result("calibration.json"))
    origin = _result("origin.json")
    told = ", ".join(f"{found['found']} of {found['facts']} ({code})" for code, found in origin.items())
    lines += [f"| facts of the origin article | {told} |", ""]
    lines += ["`make accuracy BENCH=path` (a folder of benches, not distributed here), `make origin ORIGIN=path`.", ""]
    reading = RESULTS / "reading_speed.json"
    lines += _reading(_result(reading.name)) if reading.exists() else []
    return "\n".join([*lines, *_speed(_result("speed.json"))])


def _aside(language: str) -> list[str]:
    """The same figure on articles that most authors of the reader did not look at: the one to expect on new text."""
    named = {"readings": "of these, the three articles kept aside", "own": "our own articles, those kept aside"}
    kept = [r for r in _result("aside.json")["readings"] if r["language"] == language and r["aside"]]
    return [f"| {named[r['part']]} | {r['figures']['macro_f1']:.3f} |" for r in kept]


def _sure(result: dict[str, Any]) -> list[str]:
    """How often what goes out without review is wrong, on annotated articles that the models had not seen."""
    wrong = {"statements": "name a wrong speaker", "tolls": "hold a wrong number or category"}
    return [
        f"| {kind} above the threshold ({result['threshold']}) that {what} / {kind} that go to review "
        f"| {found['wrong']:.1%} / {found['to_review']:.0%} |"
        for kind, what in wrong.items()
        if (found := result["kinds"][kind])
    ]


def _reading(result: dict[str, Any]) -> list[str]:
    """Text to reading, beside the first version and what one might use instead."""
    lines = ["| From text to reading | Articles a second | Processor time an article | Memory |", "|---|---|---|---|"]
    for name, row in result["systems"].items():
        memory = row["peak_mib_main"] + row.get("workers", 1) * row["peak_mib_worker"]
        speed = f"{row['articles_per_second']:.1f} | {row['cpu_ms_per_article']:.0f} ms"
        lines.append(f"| {name} | {speed} | {memory:.0f} MiB |")
    machine, cold = result["machine"], result["cold_start"]
    return [
        *lines,
        "",
        f"{result['articles']} articles of {result['words']:.0f} words, none a copy of another; loading included; one",
        f"run, `make reading-speed` (Python {machine['python']}, {machine['cores']} cores, {machine['processor']}).",
        f"`palabre read` on one article takes {cold['median']:.2f} s, start of the process included. `transformers`:",
        "a token classification in PyTorch, as large as one encoder of ours, with a head that nobody trained; `spacy`:",
        "its small English model on the English articles. Either gives one of the many things that a reading holds.",
        "",
    ]


def _speed(result: dict[str, Any]) -> list[str]:
    machine = result["machine"]
    lines = [
        "| Articles | Read | Stored | Folded | Articles a second | Memory | `palabre brief` |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in result["sizes"]:
        seconds = row["seconds"]
        memory = f"{row['peak_mib_main']:.0f} MiB"
        steps = " | ".join(f"{seconds[step]:.1f} s" for step in ("read", "store", "fold"))
        speed = f"{row['articles_per_second']:.0f}"
        lines.append(f"| {row['articles']:,} | {steps} | {speed} | {memory} | {seconds['brief']:.2f} s |")
    grown = ", ".join(f"{step} {found['exponent']:.2f}" for step, found in result["growth"].items())
    where = f"Python {machine['python']}, {result['workers']} processes, {machine['processor']}"
    return [
        *lines,
        "",
        f"From text to record, `make speed` ({where}). Growth, as an exponent of the number of articles: {grown}.",
    ]


def _result(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((RESULTS / name).read_text(encoding="utf-8"))
    return found


def excerpt() -> str:
    """The beginning of the example's brief, with the evidence of its first notes."""
    program = str(Path(sys.executable).with_name("palabre"))
    with tempfile.TemporaryDirectory() as folder:
        record = str(Path(folder) / "desk.palabre")
        add = [program, "add", str(EXAMPLE / "articles"), "--desk", str(EXAMPLE / "desk.toml"), "--record", record]
        subprocess.run(add, check=True, capture_output=True)
        made = [program, "brief", "--week", "2020-W44", "--record", record]
        text = subprocess.run(made, check=False, capture_output=True, text=True, encoding="utf-8").stdout
    head, _, rest = text.partition("\n\n\n") if "\n\n\n" in text else (text, "", "")
    lines = (head + rest).split("\n")
    notes = next((n for n, line in enumerate(lines) if line.startswith("[1] ")), len(lines))
    return "\n".join(["```", *lines[:24], "...", "", *lines[notes : notes + 4], "...", "```"])


def main() -> int:
    """Command line."""
    page = README.read_text(encoding="utf-8")
    for name, words in (("excerpt", excerpt()), ("figures", figures())):
        before, _, rest = page.partition(f"<!-- {name} -->\n")
        page = f"{before}<!-- {name} -->\n{words}\n<!-- /{name} -->\n{rest.partition(f'<!-- /{name} -->' + chr(10))[2]}"
    README.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
