"""What holds for any text: spans are well formed, nothing is invented, the same text reads the same, none hangs."""

import random
import re
import sys
import time
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palabre.model.actor import Words
from palabre.model.article import Article
from palabre.model.desk import Desk
from palabre.model.passage import overlap, well_formed, words_at
from palabre.model.position import Question
from palabre.model.reading import Reading
from palabre.pipeline import Engine
from palabre.read.document import Document
from palabre.read.furniture import ParagraphKind

PIECES = [
    *"«»“”„\"'‘’()[]{}-–—…,;:.!?%°€$#@*_/\\|<>",
    *" \t\n\r\u00a0\u202f\u2009\u200b\u200e\u200f\u202e\ufeff\u0301\x00\x85\u2028",
    "\n\n",
    "\r\n\r\n", "😀", "👩‍👧", "ﬁ", "İ", "ß", "ǅ", "١٢", "Ⅷ", "½", "مالي", "马里", "e\u0301", "'s", "n't", "-t-il",
    "12", "5,000", "5 000", "1.5", "2031", "31", "3e", "1er", "at least", "au moins", "between 3 and 5",
    "une trentaine",
    "Monday", "lundi", "3 May 2031", "le 3 mai", "since", "depuis cinq ans", "within 18 months", "il y a", "last",
    "31 February",
    "Paris", "Bamako", "Kenya", "Mali", "EI", "IS", "the French foreign minister", "le ministre", "Awa Torvald",
    "M. Torvald",
    "said", "a déclaré", "told", "selon", "according to", "rejects", "rejette", "that", "que", "of", "de", "the",
    "l'", "he",
    "il", "killed", "ont été tués", "soldiers", "civils", "were abducted", "accord", "signed", "n'ont pas signé",
    "linked to",
    "leader of the Front", "chef du Front", "promised to leave", "devrait quitter", "by the end of May", "With AFP",
    "Avec AFP",
    "Read also: Kenya", "Je m'abonne", "Subscribe", "with the mediation of", "against four hostages",
    "contre quatre otages",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=60).flatmap(
    lambda parts: st.sampled_from(["", " ", " ", " "]).map(lambda glue: glue.join(parts))
)
CASES = Path(__file__).parents[1] / "cases"
CUT = 1500  # texts of a language that are cut short
LANGUAGES = st.sampled_from(["en", "fr"])
DAY = datetime(2031, 3, 5, tzinfo=UTC)
QUIETLY = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


@cache
def engine() -> Engine:
    """The shipped names and one question."""
    asked = Question(
        id="leave", words=Words(en="Should soldiers leave?", fr="Les soldats doivent-ils quitter le pays ?")
    )
    return Engine(Desk(questions=(asked,)))


def article(text: str, language: str, id: str = "a") -> Article:
    """An article of that text."""
    return Article(id=id, text=text, language=language, published=DAY)


def rows(path: Path) -> list[dict[str, Any]]:
    """The cases of a golden file."""
    found: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8")).get("case", [])
    return found


def parts(value: Any) -> Iterator[Any]:
    """All things with spans inside a reading, whatever holds them."""
    if isinstance(value, tuple):
        for item in value:
            yield from parts(item)
    elif is_dataclass(value):
        if hasattr(value, "spans"):
            yield value
        for field in fields(value):
            yield from parts(getattr(value, field.name))


def sound(text: str, reading: Reading) -> None:
    """Assert that every passage stands in the text as it says, and none in furniture."""
    for part in parts(reading):
        assert well_formed(part.spans, len(text)), part
        if hasattr(part, "text"):
            assert words_at(text, part.spans) == part.text
    claims = [part for body in reading.bodies() for part in parts(body)]
    for part in (*claims, *reading.mentions, *reading.times):
        assert not overlap(part.spans, reading.furniture), part


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_text_cut_short_is_read_soundly(language: str) -> None:
    """Sentences of the golden cases, cut after any word as feeds cut them: nothing is read behind the end."""
    before = {
        "en": "The army said on Sunday that its men had come. ",
        "fr": "L'armée a dit que ses hommes étaient venus. ",
    }
    dice = random.Random(language)
    told = [row.get("text", "") for path in sorted(CASES.glob(f"*.{language}.toml")) for row in rows(path)]
    cuts = [(text, found.end()) for text in told for found in re.finditer(r"\w+", text)]
    for text, end in dice.sample(cuts, CUT):
        short = before[language] + text[:end]
        sound(short, engine().read(article(short, language)).reading)


@QUIETLY
@given(TEXTS, LANGUAGES)
def test_parts_of_a_document_are_in_order(text: str, language: str) -> None:
    """Paragraphs, sentences and tokens follow each other; quotations lie in a paragraph and never cross."""
    doc = Document(article(text, language), language)
    for row in (doc.paragraphs, doc.sentences, doc.tokens):
        assert well_formed([(p.start, p.end) for p in row], len(text)) or not row
    for sentence in doc.sentences:
        paragraph = doc.paragraphs[sentence.paragraph]
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end
        inside = doc.tokens[sentence.first : sentence.last]
        assert inside[0].start == sentence.start
        assert inside[-1].end == sentence.end
        assert doc.sentence_at(sentence.start) == sentence
    assert all(doc.text[t.start : t.end] == t.text for t in doc.tokens)
    for one in doc.quotations:
        around = doc.paragraph_at(one.start)
        assert around is not None
        assert around.start <= one.outer[0] < one.start < one.end <= one.outer[1] <= around.end
        assert all(q.end <= one.start or one.end <= q.start or q.depth != one.depth for q in doc.quotations if q != one)


@QUIETLY
@given(TEXTS, LANGUAGES)
def test_quoted_is_the_innermost_quotation(text: str, language: str) -> None:
    """The look-up says the same as trying all quotations."""
    doc = Document(article(text, language), language)
    for offset in range(0, len(text), 3):
        tried = [q for q in doc.quotations if q.start <= offset < q.end]
        assert doc.quoted(offset) == max(tried, key=lambda q: q.depth, default=None)


@QUIETLY
@given(TEXTS, LANGUAGES)
def test_any_text_is_read_soundly(text: str, language: str) -> None:
    """No error, every passage in its place, nothing from furniture, the same again, whatever the article's id."""
    first = engine().read(article(text, language)).reading
    sound(text, first)
    assert engine().read(article(text, language)).reading == first
    other = engine().read(article(text, language, id="b")).reading
    assert replace(other, article=first.article) == first


@QUIETLY
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join), LANGUAGES)
def test_capitals_only(text: str, language: str) -> None:
    """Old wire copy is all in capitals; some signs grow when put in capitals."""
    sound(text.upper(), engine().read(article(text.upper(), language)).reading)


@QUIETLY
@given(TEXTS)
def test_furniture_is_never_body(text: str) -> None:
    """Sentences of the article proper lie outside furniture, headings and credits."""
    doc = Document(article(text, "en"), "en")
    for sentence in doc.body:
        assert doc.paragraphs[sentence.paragraph].kind is ParagraphKind.BODY


HOSTILE = {
    "digits": "1", "spaced digits": "12 ", "grouped digits": "123,", "one letter": "a ", "capitals": "A",
    "names": "Aa Bb ",
    "brackets": "(", "straight quotes": '"', "open quotes": "« x ", "curly quotes": "“x ", "apostrophes": "l'",
    "blanks": " ", "lines": "\n", "hyphens": "a-", "stops": "a. ", "initials": "A. ", "no-break blanks": "\u00a0",
    "commas": "a, ", "numbers in words": "vingt et un cent ", "ranges": "between 10 and ", "hedges": "for more than ",
    "years": "2020 ", "months": "May ", "cues": "he said ", "posts": "minister of the ",
    "posts in capitals": "MINISTER OF ",
    "countries": "Mali ", "paragraphs": 'He said: "We go.\n\n', "agencies": "(AFP ", "conditions": "if ",
    "combining": "e\u0301",
    "particles": "Iyad Ag ", "deaths": "12 soldiers killed in Gao ", "accords": "signed the agreement with ",
    "emoji": "😀",
}  # fmt: skip
LENGTH = 20_000


@pytest.mark.timing
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_no_text_hangs(piece: str, language: str) -> None:
    """A long run of anything is read in time that grows with its length: 20,000 characters in four seconds of work.

    Ten times what a slow machine needs; a quadratic step would take minutes at the largest article that is taken.
    """
    text = piece * (LENGTH // len(piece))
    begun = time.process_time()
    sound(text, engine().read(article(text, language)).reading)
    assert time.process_time() - begun < 4


REPEATED = {
    "speech in speech": ("en", "he said that "), "shared subjects": ("en", "and said "),
    "colons": ("en", 'He said: "We go.\n\n'), "who": ("en", "who said "), "added": ("en", "he added, "),
    "several": ("en", "Awa Torvald and said "), "quoted": ("en", '"we" said Torvald '), "names": ("en", "Aa Bb "),
    "in capitals": ("en", "MALI SAID "), "accords": ("en", "signed the agreement "),
    "new accords": ("en", "another deal with Mali, "), "places": ("en", "attack on Gao "),
    "updates": ("en", "killed soldiers "), "promises": ("en", "He promised to go. "),
    "numbers": ("en", "12 killed, "), "commas": ("en", "Torvald, who "), "brackets": ("en", "Torvald (12) "),
    "paroles": ("fr", "il a dit que "), "sujets": ("fr", "et a dit "), "qui": ("fr", "qui a dit "),
    "ajouts": ("fr", "a-t-il ajouté, "), "guillemets": ("fr", "« On part », a-t-il dit. "),
    "accords fr": ("fr", "a signé l’accord "), "trêves": ("fr", "cessez-le-feu entre le Mali et "),
    "noms": ("fr", "Awa Torvald, "), "tués": ("fr", "12 soldats tués à Gao "),
    "promesses": ("fr", "La France a promis de partir. "), "parenthèses": ("fr", "Front du Mali (FLA) "),
}  # fmt: skip
GROWN = 4_000


def calls(text: str, language: str) -> int:
    """How many calls it takes to read a text: the same on every machine, however busy."""
    count = 0

    def profile(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(profile)
    try:
        engine().read(article(text, language))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(("language", "piece"), REPEATED.values(), ids=REPEATED)
def test_work_grows_with_length(language: str, piece: str) -> None:
    """Twice the text takes about twice the work, whatever is repeated; a quadratic step takes four times."""
    engine().read(article(piece, language))  # what is loaded once is loaded now
    short, long = (calls(piece * (length // len(piece)), language) for length in (GROWN, 2 * GROWN))
    assert long < 2.6 * short
