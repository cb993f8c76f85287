"""A window's outputs, and so a reading, hang on nothing but the words: no neighbour, no order, no process before."""

from collections.abc import Iterable
from datetime import UTC, datetime

import numpy as np
import pytest

from palabre.errors import DamagedWeights
from palabre.model.article import Article
from palabre.model.desk import Desk
from palabre.model.reading import ReadArticle
from palabre.pipeline import Engine, read_all
from palabre.read import encoder
from palabre.read.tagger import NAME, tag
from palabre.read.tags import Links, best_labels
from palabre.read.windows import Window, pack, pieces

TEXTS = {
    "en": (
        "The harbour master of Tessou said on Tuesday that no ship had left since Friday. “We are waiting for an "
        "order,” he told a local radio station.\n\nUnion leaders rejected the offer.",
        "KORBA — Rebels denied that they had shelled the market.\n\n“Nobody fired from our side,” a spokesman wrote.",
        "According to two residents, eleven people were killed when a convoy was attacked near the river.",
    ),
    "fr": (
        "Le gouverneur a affirmé lundi que la route restait fermée. « Personne ne passera avant l’accord », a-t-il "
        "déclaré.\n\nSelon la mairie, neuf familles ont quitté le quartier.",
        "Le syndicat a démenti avoir appelé à la grève.",
    ),
}


def articles() -> list[Article]:
    day = datetime(2021, 3, 4, tzinfo=UTC)
    return [
        Article(id=f"{language}-{n}", text=text, language=language, published=day)
        for language, texts in TEXTS.items()
        for n, text in enumerate(texts)
    ]


def windows() -> list[Window]:
    found = [pieces(encoder.tokenizer(), t, (0, len(t))) for texts in TEXTS.values() for t in texts]
    return [window for one in found for window in pack([one])]


def desk() -> Desk:
    return Desk()


def by_id(reads: Iterable[ReadArticle]) -> dict[str, ReadArticle]:
    return {read.article.id: read for read in reads}


def test_a_window_is_encoded_the_same_in_any_company() -> None:
    """Bit for bit: alone, first, last, beside longer ones, and asked again."""
    every = windows()
    assert len({len(w.ids) for w in every}) > 3
    alone = [encoder.encode(NAME, [w])[0] for w in every]
    for order in (every, every[::-1], every * 2):
        encoder._outputs.cache_clear()
        for window, outputs in zip(order, encoder.encode(NAME, order), strict=True):
            expected = alone[every.index(window)]
            assert len(outputs) == len(expected) > 1
            assert all(np.array_equal(one, other) for one, other in zip(outputs, expected, strict=True))


def test_products_of_a_batch_would_hang_on_it() -> None:
    """Why windows go alone: read as one batch, the same encoder gives other numbers."""
    short, long = sorted(windows(), key=lambda w: len(w.ids))[:2]
    one, two = encoder._fed(short.ids), encoder._fed(long.ids)
    pad = len(long.ids) - len(short.ids)
    fed = {
        name: np.concatenate([np.pad(one[name], [(0, 0), (0, pad), (0, 0)][: one[name].ndim]), two[name]])
        for name in one
    }
    together = encoder._session(NAME).run(None, fed)[0][0, : len(short.ids)]
    assert not np.array_equal(together, encoder.encode(NAME, [short])[0][0])


def test_a_reading_is_a_function_of_its_article() -> None:
    """A new engine, other articles before it, another order: the same reading."""
    given = articles()
    first = by_id(read_all(given, Engine(desk()), workers=1))
    encoder._outputs.cache_clear()
    engine = Engine(desk())
    later = by_id(read_all([*given[::-1], *given], engine, workers=1))
    assert first == later
    assert any(read.reading.statements for read in first.values())
    for article in given:
        encoder._outputs.cache_clear()
        assert Engine(desk()).read(article) == first[article.id]


def test_a_reading_is_the_same_in_another_process() -> None:
    """Enough articles for worker processes: each reading is the one made here."""
    given = [
        Article(id=f"{a.id}-{n}", text=a.text, language=a.language, published=a.published)
        for n in range(13)
        for a in articles()
    ]
    here = by_id(read_all(given, Engine(desk()), workers=1))
    assert by_id(read_all(given, Engine(desk()), workers=2)) == here


def test_a_window_is_read_once() -> None:
    """What another paper printed is remembered, and nobody can change what is remembered."""
    window = windows()[0]
    encoder._outputs.cache_clear()
    first, again = encoder.encode(NAME, [window, window])
    assert encoder._outputs.cache_info().hits == 1
    assert all(one is other for one, other in zip(first, again, strict=True))
    with pytest.raises(ValueError, match="read-only"):
        first[0][0] = 0


def test_no_windows_no_outputs() -> None:
    """An article without anything to tag is no special case."""
    assert encoder.encode(NAME, []) == []
    assert tag("Nothing.", []).attributions == []


def test_weights_that_are_not_the_shipped_ones_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another digest, or no such file: an error that names it."""
    monkeypatch.setattr(encoder, "_digests", lambda: {f"{NAME}.toml": "0" * 64})
    with pytest.raises(DamagedWeights, match="not the file that was shipped"):
        encoder.weights(f"{NAME}.toml")
    with pytest.raises(DamagedWeights, match="not readable"):
        encoder.weights("absent.bin")


def test_labels_of_windows_are_those_of_each_alone() -> None:
    """Windows of any length beside each other; each sequence is the best of all that there are."""
    dice = np.random.default_rng(7)
    moves, starts = dice.normal(size=(3, 3)).astype("f4"), dice.normal(size=3).astype("f4")
    scores = [dice.normal(size=(size, 3)).astype("f4") for size in (4, 1, 6)]
    found = best_labels(scores, moves, starts)
    assert found == [best_labels([one], moves, starts)[0] for one in scores]
    for one, labels in zip(scores, found, strict=True):
        every = np.stack(np.meshgrid(*[range(3)] * len(one), indexing="ij"), -1).reshape(-1, len(one))
        totals = (
            starts[every[:, 0]] + one[np.arange(len(one)), every].sum(1) + moves[every[:, :-1], every[:, 1:]].sum(1)
        )
        assert labels == every[totals.argmax()].tolist()
    assert best_labels([], moves, starts) == []


def test_links_are_products_scaled() -> None:
    """The scores that are asked for are those of the whole matrix."""
    dice = np.random.default_rng(8)
    tails, heads = dice.normal(size=(5, 4)).astype("f4"), dice.normal(size=(5, 4)).astype("f4")
    whole = tails @ heads.T / 2
    asked = np.array([[3], [1]]), np.array([[0, 4, 3], [2, 2, 0]])
    assert Links(tails, heads)[asked] == pytest.approx(whole[asked], abs=1e-6)


@pytest.mark.parametrize("name", sorted(name for name in encoder._digests() if name.endswith(".onnx")))
def test_shipped_encoders_are_fused(name: str) -> None:
    """Attention is one operation a layer (`training/fusing.py`): left in pieces, it is read a sixth slower."""
    content = encoder.weights(name)
    assert b"MultiHeadAttention" in content
    assert b"MatMulInteger" in content
