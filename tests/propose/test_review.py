"""Review: a proposed claim is stored, waits, and comes into the record only when a person accepts it."""

from dataclasses import replace
from pathlib import Path

import pytest

from palabre.model.article import Article
from palabre.model.desk import Desk
from palabre.model.judgement import Judgement, Verdict, judgement_id
from palabre.model.reading import ReadArticle
from palabre.pipeline import Engine, propose
from palabre.propose import Proposer, endpoint
from palabre.reconcile import fold
from tests.cli.conftest import Program, palabre
from tests.factories import moment
from tests.propose.server import Model
from tests.propose.test_client import GOOD, OWED, lists
from tests.propose.test_commands import OPTIONS, pages

__all__ = ["pages", "palabre"]  # fixtures


def decided(claim: str, verdict: Verdict, n: int = 0) -> Judgement:
    """A person's judgement about a claim on the n-th day."""
    name = judgement_id(verdict=verdict, about=(claim,), by="Awa", at=moment(n))
    return Judgement(id=name, verdict=verdict, about=(claim,), by="Awa", rule=False, at=moment(n))


@pytest.fixture
def more(model: Model, engine: Engine, read: ReadArticle) -> ReadArticle:
    """The English article with a statement and a commitment that a model proposed."""
    model.answer(lists(GOOD, commitments=(OWED,)))
    after, tally = propose(read, engine, Proposer(endpoint(model.url, model="small"), pause=0.0))
    assert tally.kept == 2
    return after


def words(read: ReadArticle, engine: Engine, *judgements: Judgement) -> list[str]:
    """The words of statements and commitments in the record of one article."""
    record = fold([read], judgements=judgements, desk=Desk(), actors=engine.register)
    return sorted([s.words for s in record.statements] + [c.words for c in record.commitments])


def test_a_proposed_claim_waits_for_a_person(more: ReadArticle, read: ReadArticle, engine: Engine) -> None:
    """Without a decision the record is the reader's alone; an accepted claim comes in, one rejected later goes."""
    proposed = next(claim for claim in more.reading.claims() if claim.proposed)
    alone = words(read, engine)
    assert words(more, engine) == alone
    accepted = decided(proposed.id, Verdict.ACCEPT)
    assert len(words(more, engine, accepted)) == len(alone) + 1
    assert words(more, engine, accepted, decided(proposed.id, Verdict.REJECT, 1)) == alone


def test_the_same_claim_by_the_reader_does_not_wait(more: ReadArticle, engine: Engine) -> None:
    """A claim's id does not depend on who made it: once the reader finds the words, nobody need accept them."""
    own = tuple(replace(s, component="statements.v9") for s in more.reading.statements)
    assert GOOD["content"] in words(replace(more, reading=replace(more.reading, statements=own)), engine)


def test_copies_are_told_from_the_readers_claims_alone(more: ReadArticle, read: ReadArticle, engine: Engine) -> None:
    """What waits decides nothing: stories and origins are the same with and without it."""
    other = engine.read(Article(id="other", text=read.article.text.replace("Monday", "Tuesday"), language="en"))
    records = [fold([page, other], judgements=(), desk=Desk(), actors=engine.register) for page in (read, more)]
    assert records[0] == records[1]


def test_waiting_claims_are_listed_and_decided(palabre: Program, pages: Path, model: Model) -> None:
    """`judge waiting` shows them with their words; a decided one is no more there, whatever the decision."""
    model.answer(lists(GOOD, commitments=(OWED,)), lists())
    added = palabre("add", pages, "--proposer", model.url, *OPTIONS)
    assert "palabre judge waiting" in added.err
    before = palabre("export").out
    table = palabre("judge", "waiting").out
    assert GOOD["content"] in table and OWED["act"] in table and "proposer.small" in table
    waiting = {line["kind"]: line for line in palabre("judge", "waiting", "--json").lines}
    assert set(waiting) == {"statements", "commitments"}
    accepted = palabre("judge", "accept", waiting["statements"]["id"], "--by", "Awa", "--json").lines[0]
    assert len(accepted["added"]) == 1
    assert GOOD["content"] in palabre("export").out
    assert palabre("check").code == 0
    assert palabre("judge", "reject", waiting["commitments"]["id"], "--by", "Awa").code == 0
    assert "no proposal" in palabre("judge", "waiting").out
    palabre("judge", "undo", accepted["judgement"]["id"], "--by", "Awa")
    assert palabre("export").out == before
    assert GOOD["content"] in palabre("judge", "waiting", "--lang", "fr").out
