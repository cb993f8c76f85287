"""Whatever a model says: an answer is proposals or a ValueError, and a kept claim's every word is the article's."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palabre.model.passage import well_formed, words_at
from palabre.model.reading import ReadArticle
from palabre.model.statement import Statement
from palabre.propose.answers import FIELDS, MOST, Proposal, ProposalKind, proposals_in
from palabre.propose.check import Dropped
from palabre.propose.locate import Sought
from tests.propose.conftest import ENGLISH
from tests.propose.test_check import check_of

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*ProposalKind, "x"]), inner, max_size=3)
    ),
    max_leaves=20,
)
WORDS = ENGLISH.split(" ")
PARTS = st.tuples(st.integers(0, len(WORDS)), st.integers(1, 12)).map(lambda at: " ".join(WORDS[at[0] : sum(at)]))
CUES = st.sampled_from(["said", "confirmed", "promised", "has promised", "say", "did not say", "put"]) | PARTS


@given(st.text(max_size=200) | JSON.map(json.dumps) | JSON.map(lambda value: json.dumps({"statements": [value]})))
@settings(max_examples=300, deadline=None)
def test_any_answer_is_proposals_or_a_reason(answer: str) -> None:
    """No answer breaks the reading of answers; what comes out is whole or counted as not whole."""
    try:
        found = proposals_in(answer)
    except ValueError as error:
        assert str(error)
        return
    assert len(found) <= MOST
    assert all(p is None or (p.who.strip() and p.cue.strip() and p.what.strip()) for p in found)


@given(who=PARTS | st.text(max_size=20), cue=CUES, what=PARTS, kind=st.sampled_from([*FIELDS]))
@settings(max_examples=600, deadline=None)
def test_a_kept_claim_stands_on_its_words(
    who: str, cue: str, what: str, kind: ProposalKind, checks: ReadArticle
) -> None:
    """Pieces of the article in any combination: dropped, or a claim whose spans hold exactly its words, apart."""
    try:
        claim = check_of(checks).claim(Proposal(kind=kind, who=who, cue=cue, what=what))
    except Dropped:
        return
    parts = [claim.speaker, claim.cue, claim.content] if isinstance(claim, Statement) else [claim.owner, claim.act]
    spans = [span for part in parts if part for span in part.spans]
    assert len(spans) >= len(parts)
    assert well_formed(sorted(spans), len(ENGLISH))
    assert all(part and part.text == words_at(ENGLISH, part.spans) for part in parts)


@pytest.fixture(scope="package")
def checks(read: ReadArticle) -> ReadArticle:
    """The article of the property, under a name that the arguments of a property do not hide."""
    return read


@given(st.text(alphabet="ab '’\"«» \u00a0\n-–.", max_size=30), st.text(alphabet="ab '\"-.", max_size=6))
@settings(max_examples=300, deadline=None)
def test_places_hold_the_words_that_were_sought(text: str, words: str) -> None:
    """Letters of the place, in order, are those of the words; places are spans of the text."""

    def letters(given_words: str) -> str:
        return "".join(c for c in given_words if c.isalnum())

    for start, end in Sought(text).places(words):
        assert 0 <= start < end <= len(text)
        assert letters(text[start:end]) == letters(words)
