"""The trained tagger at run time: what it finds in sentences of ours, and what it must never depend on."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from palabre.model.article import Article
from palabre.model.codes import PloverType
from palabre.model.event import Event, EventKind, EventStatus
from palabre.model.place import NamedPlace, PlacePrecision, PlaceRelation
from palabre.model.statement import Force
from palabre.pipeline import Engine
from palabre.read import learned
from palabre.read.document import Document
from palabre.read.event_places import with_tagged_places
from palabre.read.events import read_events
from palabre.read.learned import read_tags
from palabre.read.statements import LEARNED, read_statements
from palabre.read.tagger import Seen, Tags, probability_of_place, tag
from palabre.read.tags import Links, best_labels, stretches, tied
from palabre.read.windows import END, START, Hidden, hide, pack

SAID = [
    (
        "The harbour master of Tessou said on Tuesday that no ship had left since Friday.",
        ("The harbour master of Tessou", "said", "that no ship had left since Friday"),
    ),
    (
        "“Nobody will pass before the agreement,” Colonel Ana Duarte told reporters.",
        ("Colonel Ana Duarte", "told", "“Nobody will pass before the agreement,”"),
    ),
    (
        "Le gouverneur a affirmé lundi que la route restait fermée.",
        ("Le gouverneur", "a affirmé", "que la route restait fermée"),
    ),
    (
        "« Personne ne passera avant l’accord », a déclaré la ministre Awa Koné.",
        ("la ministre Awa Koné", "a déclaré", "« Personne ne passera avant l’accord »"),
    ),
]


def parts(text: str, hidden: tuple[Hidden, ...] = ()) -> list[tuple[str, str, str]]:
    """Source, cue and content of what is tagged, as words."""
    return [
        (
            text[slice(*one.source)] if one.source else "",
            " … ".join(text[slice(*s)] for s in one.cue),
            " … ".join(text[slice(*s)] for s in one.content),
        )
        for one in tag(text, [(0, len(text))], hidden).attributions
    ]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_sentences_of_both_languages(text: str, expected: tuple[str, str, str]) -> None:
    """Who says what, direct and reported, the borders as in the corpus."""
    assert parts(text) == [expected]


@pytest.mark.parametrize("text", ["The bridge was closed for a month.", "Le pont est resté fermé un mois.", "", " "])
def test_nothing_is_said(text: str) -> None:
    """A sentence in which nobody speaks has no statement; an empty text neither."""
    assert parts(text) == []


def test_a_hidden_name_does_not_matter() -> None:
    """Two names that are hidden give the same tags at the same words."""
    one, two = "Tessou Front said it would stop.", "The Movement of the Eleven Rivers said it would stop."
    names = "Tessou Front", "The Movement of the Eleven Rivers"
    first, second = (
        tag(text, [(0, len(text))], [Hidden(0, len(name), 0)]) for text, name in zip((one, two), names, strict=True)
    )
    assert [a.force for a in first.attributions] == [a.force for a in second.attributions]
    assert [a.sure for a in first.attributions] == [a.sure for a in second.attributions]
    assert first.attributions


def test_the_place_of_an_event() -> None:
    """Where it happened is likelier than where it was told, and a place is likelier that of its own clause's verb."""
    text = "Officials in Geneva said a bomb exploded at a market in Kirkuk on Monday, and talks opened in Oslo."
    seen = tag(text, [(0, len(text))]).seen
    starts = [start for start, _ in seen.spans]
    bomb, talks = (probability_of_place(seen.where, starts.index(text.index(v))) for v in ("exploded", "opened"))
    kirkuk, geneva, oslo = (
        [n for n, (start, _) in enumerate(seen.spans) if text.index(w) <= start < text.index(w) + len(w)]
        for w in ("Kirkuk", "Geneva", "Oslo")
    )
    assert bomb[kirkuk].max() > max(0.5, bomb[geneva].max(), bomb[oslo].max())
    assert talks[oslo].max() > bomb[oslo].max()
    assert talks[kirkuk].max() < bomb[kirkuk].max()


def test_no_inner_label_without_its_beginning() -> None:
    """The best path keeps to the transitions even where single scores say otherwise."""
    moves = np.zeros((7, 7), dtype=np.float32)
    moves[0, 2] = -1e4
    scores = np.full((3, 7), -1.0, dtype=np.float32)
    scores[0, 0] = scores[1, 2] = scores[2, 2] = 1.0
    (labels,) = best_labels([scores], moves, np.zeros(7, dtype=np.float32))
    assert labels != [0, 2, 2]
    assert all(not (a == 0 and b == 2) for a, b in pairwise(labels))


def test_a_stretch_ends_between_paragraphs() -> None:
    """Two contents, not one over the gap."""
    assert stretches([5, 6, 6, 6], {2})[2] == [(0, 2), (3, 4)]


def test_contents_go_to_the_cue_they_point_to() -> None:
    """Two contents of one cue are one statement; a content that points to itself stands alone."""
    tails, heads = np.zeros((4, 2), dtype=np.float32), np.zeros((4, 2), dtype=np.float32)
    tails[1], tails[3] = (9, 0), (0, 9)
    heads[0], heads[3] = (9, 0), (0, 9)
    links = Links(tails, heads)
    nowhere = Links(np.zeros((4, 2), dtype=np.float32), np.zeros((4, 2), dtype=np.float32))
    found = tied([[], [(0, 1)], [(1, 2), (3, 4)]], links, nowhere, np.ones(4, dtype=np.float32))
    assert [(one.cue, one.contents) for one in found] == [((0, 1), ((1, 2),)), (None, ((3, 4),))]


def test_windows_hold_all_pieces_once_in_order() -> None:
    """Long paragraphs are cut, short ones are read together; nothing is lost."""
    paragraphs = [[(10 + n, (at, at + 1)) for at in range(size)] for n, size in enumerate((5, 400, 3, 190, 1))]
    windows = pack(paragraphs, 64)
    assert all(len(w.ids) <= 64 and w.ids[0] == START and w.ids[-1] == END for w in windows)
    inner = [i for w in windows for i in w.ids if i not in (START, END)]
    assert inner == [i for p in paragraphs for i, _ in p]


def test_a_hidden_name_is_one_piece() -> None:
    """However many pieces it had."""
    found = hide([(5, (0, 3)), (6, (4, 8)), (7, (8, 11)), (8, (12, 15))], [Hidden(4, 11, 4)], 99)
    assert found == [(5, (0, 3)), (99, (4, 11)), (8, (12, 15))]


def reading(text: str, language: str = "en") -> tuple[Document, Tags]:
    doc = Document(Article(id="a", text=text, language=language), language)
    return doc, read_tags(doc, (), ())


def test_what_no_frame_sees_is_added_with_its_probability(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without frames the tagger's statements stand, borders as in a reading; below its bar none does."""
    text = "The union leader said on Friday that the strike would go on."
    doc, tags = reading(text)
    monkeypatch.setattr("palabre.read.statements.drafts", lambda _: ())
    (found,) = read_statements(doc, (), (), tags)
    assert found.component == LEARNED
    assert found.content.text == "the strike would go on"
    assert found.confidence is not None
    monkeypatch.setattr(learned, "_SURE", 1.1)
    assert read_statements(doc, (), (), tags) == ()


def test_a_frame_comes_before_the_tagger() -> None:
    """One cue, one statement."""
    doc, tags = reading("Rebels denied that they had shelled the market.")
    (found,) = read_statements(doc, (), (), tags)
    assert found.component != LEARNED


def marking(seen: Seen, scores: Iterable[float]) -> Seen:
    """The pieces with these scores of being where any event was, whatever its verb."""
    where = np.zeros_like(seen.where)
    where[:, -1] = list(scores)
    return replace(seen, where=where)


def test_a_tagged_place_that_no_list_knows_is_named() -> None:
    """The event gets the marked place; one outside its sentence never."""
    text = "A bomb killed four soldiers in Qarn-Tessou on Monday. Ships left Aden."
    doc, _ = reading(text)
    events, seen = read_events(doc, (), ()), tag(text, [(0, len(text))]).seen
    for word, named in (("Qarn-Tessou", "Qarn-Tessou"), ("Aden", None)):
        start, end = text.index(word), text.index(word) + len(word)
        scores = [9.0 if start <= s[0] < end else -9.0 for s in seen.spans]
        (placed, *_) = with_tagged_places(doc, events, (), marking(seen, scores))
        assert (placed.place and placed.place.text) == named


def test_an_elided_word_before_a_hidden_name_is_whole() -> None:
    """*qu'Orrimat* and *que Tessou* are one to the tagger, however the apostrophe is written."""
    texts = [f"Il dément l'attaque {said} lui attribue." for said in ("que Tessou", "qu'Orrimat", "qu’Orrimat")]
    found = []
    for text in texts:
        name = "Tessou" if "Tessou" in text else "Orrimat"
        at = text.index(name)
        found.append(tag(text, [(0, len(text))], [Hidden(at, at + len(name), at)]).seen.votes)
    assert np.array_equal(found[0], found[1])
    assert np.array_equal(found[0], found[2])


def test_a_place_that_the_tagger_does_not_believe_is_dropped() -> None:
    """*in Geneva* is where a conference was; a place in another sentence is not the tagger's to judge."""
    text = "Nothing happened in Geneva. A bomb exploded on Monday."
    doc = Document(Article(id="a", text=text, language="en"), "en")
    seen, at = tag(text, [(0, len(text))]).seen, (text.index("Geneva"), text.index("Geneva") + 6)
    none, all_of_it = (marking(seen, [score] * len(seen.spans)) for score in (-9.0, 9.0))
    there = NamedPlace(spans=(at,), text="Geneva", name="Geneva")
    found = []
    for word, scores in (("happened", none), ("happened", all_of_it), ("exploded", none)):
        start = text.index(word)
        told = Event(
            id="e1",
            type=PloverType.ASSAULT,
            kind=EventKind.EXPLOSION,
            trigger=doc.passage((start, start + len(word))),
            status=EventStatus.REPORTED,
            place=there,
        )
        (one,) = with_tagged_places(doc, [told], (there,), scores)
        found.append(one.place)
    assert found == [None, there, there]


def test_the_likeliest_place_is_taken_whole() -> None:
    """Of two marked places the likelier, with all words of its name, whatever part of it was marked."""
    text = "A bomb killed four soldiers at the Old Harbour Market of Qarn-Tessou on Monday."
    doc = Document(Article(id="a", text=text, language="en"), "en")
    seen = tag(text, [(0, len(text))]).seen
    marked = [(text.index("Harbour"), text.index(" Market")), (text.index("Tessou"), text.index(" on Monday"))]
    for likelier, whole in enumerate(("Old Harbour Market", "Qarn-Tessou")):
        scores = [-9.0] * len(seen.spans)
        for number, (start, end) in enumerate(marked):
            for n, span in enumerate(seen.spans):
                if start <= span[0] < end:
                    scores[n] = 2.0 + (number == likelier)
        (found, *_) = with_tagged_places(doc, read_events(doc, (), ()), (), marking(seen, scores))
        assert found.place is not None
        assert found.place.text == whole


def test_a_town_comes_before_its_country() -> None:
    """*in Adré, Chad*: the more exact of two marked places, though the country were likelier."""
    text = "A bomb killed four soldiers in Adré, Chad, on Monday."
    doc = Document(Article(id="a", text=text, language="en"), "en")
    spans = [(text.index(word), text.index(word) + len(word)) for word in ("Adré", "Chad")]
    town = NamedPlace(spans=(spans[0],), text="Adré", name="Adré")
    country = NamedPlace(spans=(spans[1],), text="Chad", name="Chad", precision=PlacePrecision.COUNTRY)
    seen = tag(text, [(0, len(text))]).seen
    scores = [9.0 if start >= spans[1][0] else 1.0 if start >= spans[0][0] else -9.0 for start, _ in seen.spans]
    (found, *_) = with_tagged_places(doc, read_events(doc, (), ()), (town, country), marking(seen, scores))
    assert found.place == town


def marked_at(text: str, *names: str) -> tuple[Document, list[NamedPlace], Seen]:
    """A text whose named places are all marked as where its events were."""
    doc = Document(Article(id="a", text=text, language="en"), "en")
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    seen = tag(text, [(0, len(text))]).seen
    scores = [9.0 if any(a <= start < b for a, b in spans) else -9.0 for start, _ in seen.spans]
    return (
        doc,
        [NamedPlace(spans=(s,), text=n, name=n) for s, n in zip(spans, names, strict=True)],
        marking(seen, scores),
    )


def test_of_a_list_of_places_the_first() -> None:
    """*in Sari, Oumé and Dalia*: the others stand beside it; a comma alone makes no list."""
    doc, places, seen = marked_at("Bombs killed four soldiers in Sari, Oumé and Dalia.", "Sari", "Oumé", "Dalia")
    (found, *_) = with_tagged_places(doc, read_events(doc, (), ()), places, seen)
    assert (found.place, list(found.other_places)) == (places[0], places[1:])
    doc, places, seen = marked_at("A bomb killed four soldiers in Sari, Oumé.", "Sari", "Oumé")
    (found, *_) = with_tagged_places(doc, read_events(doc, (), ()), places, seen)
    assert found.other_places == ()


def test_what_is_said_of_a_place_stays() -> None:
    """*12 km from Sari*: how far from it is the rules' to read, and no weekday joins a name."""
    doc, places, seen = marked_at("A bomb killed four soldiers 12 km from Sari Monday.", "Sari")
    far = replace(places[0], relation=PlaceRelation.NEAR, distance_km=12.0)
    events = [replace(e, place=far) for e in read_events(doc, (), ())]
    (found, *_) = with_tagged_places(doc, events, places, seen)
    assert found.place == far


def test_the_particle_tells_the_force(engine: Engine) -> None:
    """*insist on X* demands, *insist that* says; the tagger's guess gives way, though an adverb stands before."""
    text = "The rebels still insist on the release of their leader."
    (found,) = engine.read(Article(id="ar-1", text=text, language="en")).reading.statements
    assert found.force is Force.DEMAND
