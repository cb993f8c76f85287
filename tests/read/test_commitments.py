"""Commitments: golden cases in both languages, and what must hold for every commitment."""

from dataclasses import replace
from typing import Any

import pytest

from palabre.model.actor import Party
from palabre.model.statement import Force, Form, Statement, Voice
from palabre.read.commitments import read_commitments
from palabre.read.document import Document
from palabre.read.times import read_times
from tests.read.golden import cases, check, document


@pytest.mark.parametrize(("language", "case"), cases("commitments"))
def test_case(language: str, case: dict[str, Any]) -> None:
    """Each sentence is read as its case says."""
    check("commitments", language, case)


def statement(doc: Document, speaker: str, content: str, force: Force) -> Statement:
    """A statement whose words stand in the document."""
    who, what = doc.text.index(speaker), doc.text.index(content)
    return Statement(
        id="s1",
        speaker=Party(spans=((who, who + len(speaker)),), text=speaker),
        cue=None,
        content=doc.passage((what, what + len(content))),
        form=Form.INDIRECT,
        force=force,
        voice=Voice.PARTY,
    )


def test_told_by_another_is_hedged() -> None:
    """What one party says that another is bound to is hedged, and knows its statement."""
    doc = document("The minister said the rebels agreed to free the hostages.", "en")
    told = statement(doc, "The minister", "the rebels agreed to free the hostages", Force.SAY)
    (one,) = read_commitments(doc, (), (told,))
    assert (one.owner and one.owner.text, one.hedged, one.statement) == ("the rebels", True, "s1")


def test_speaker_stands_for_his_pronoun() -> None:
    """*We* in a speaker's own words is the speaker."""
    doc = document("“We agreed to free the hostages”, the Front said.", "en")
    told = statement(doc, "the Front", "We agreed to free the hostages", Force.SAY)
    (one,) = read_commitments(doc, (), (told,))
    assert (one.owner and one.owner.text, one.hedged) == ("the Front", False)


def test_promise_without_a_wording_of_ours() -> None:
    """A statement that promises is a commitment by its content; one that threatens the weather is not."""
    doc = document("« Nous rouvrirons la route avant le 3 mai », a-t-il lancé devant le Conseil.", "fr")
    told = statement(doc, "il", "Nous rouvrirons la route avant le 3 mai", Force.PROMISE)
    (one,) = read_commitments(doc, read_times(doc), (told,))
    assert "rouvrirons la route" in doc.text[slice(*one.act.spans[0])]
    assert one.due and one.statement == "s1"
    assert read_commitments(document("Il pleut.", "fr"), (), ()) == ()


def test_owner_act_and_deadline_make_the_passage() -> None:
    """The passage runs from the owner to the deadline, and the act leaves the deadline out."""
    doc = document("Yesterday the junta pledged to hold elections by 3 May in Lome.", "en")
    (one,) = read_commitments(doc, read_times(doc), ())
    assert doc.text[slice(*one.spans[0])] == "the junta pledged to hold elections by 3 May"
    assert one.act.text == "hold elections"
    assert one.id == "c1"


def test_what_is_confirmed_to_be_done_soon() -> None:
    """What one who can bind himself confirms that others will do is a commitment, told by another."""
    doc = document("The office confirmed that negotiators would travel to Lomé.", "en")
    told = statement(doc, "The office", "negotiators would travel to Lomé", Force.CONFIRM)
    (one,) = read_commitments(doc, (), (told,))
    assert (one.owner and one.owner.text, one.act.text, one.hedged) == ("negotiators", "travel to Lomé", True)


def test_what_is_merely_said_of_others_binds_nobody() -> None:
    """A forecast of what others would do is no commitment; what one's own men would do is."""
    doc = document("The envoy said that traders would close the market.", "en")
    assert read_commitments(doc, (), (statement(doc, "The envoy", "traders would close the market", Force.SAY),)) == ()
    doc = document("The general said that his men would leave the market.", "en")
    (one,) = read_commitments(doc, (), (statement(doc, "The general", "his men would leave the market", Force.SAY),))
    assert one.act.text == "leave the market"


def test_the_clause_that_binds() -> None:
    """Of somebody's own words the clause with *we will* is the act, not the one before it."""
    doc = document('"We are tired of this war. We will not leave the valley," the Front said.', "en")
    words = "We are tired of this war. We will not leave the valley"
    (one,) = read_commitments(doc, (), (statement(doc, "the Front", words, Force.PROMISE),))
    assert one.act.text == "not leave the valley"


@pytest.mark.parametrize(
    ("language", "text", "speaker", "hedged"),
    [
        ("en", "The army will leave the port by 1 May, the defence minister said.", "the defence minister", False),
        ("en", "The rebels will leave the port by 1 May, the defence minister said.", "the defence minister", True),
        ("en", "The Kalo army will leave the port by 1 May, the Tavi minister said.", "the Tavi minister", True),
        ("en", "The bloc will guarantee the pact by 1 May, its commissioner said.", "its commissioner", False),
        ("en", "His fighters will leave the port by 1 May, the rebel commander said.", "the rebel commander", False),
        ("en", "The rebels are to leave the port by 1 May, according to the accord.", "the accord", False),
        ("fr", "L'armée quittera le port avant le 1er mai, a dit le ministre.", "le ministre", False),
        ("fr", "Les rebelles quitteront le port avant le 1er mai, a dit le ministre.", "le ministre", True),
        ("fr", "Le bloc doit garantir le pacte avant le 1er mai, a dit son commissaire.", "son commissaire", False),
        ("fr", "Les rebelles devront quitter le port avant le 1er mai, selon l'accord.", "l'accord", False),
    ],
)
def test_who_speaks_for_whom(language: str, text: str, speaker: str, *, hedged: bool) -> None:
    """Two parts of one state, a body's own man and an accord bind; another's word is hedged."""
    doc = document(text, language)
    content = text.rpartition(", ")[0]
    (one,) = read_commitments(doc, read_times(doc), (statement(doc, speaker, content, Force.SAY),))
    assert one.hedged is hedged
    assert one.due


@pytest.mark.parametrize(
    ("language", "text", "speaker", "act"),
    [
        ("en", '"We want peace. We will not leave the valley," said the Front.', "the Front", "not leave the valley"),
        (
            "fr",
            "« Nous sommes las. Nous ne partirons pas d'ici », a dit le Front.",
            "le Front",
            "ne partirons pas d'ici",
        ),
        ("fr", "« Je rendrai le pouvoir aux civils », a dit le chef.", "le chef", "rendrai le pouvoir aux civils"),
    ],
)
def test_one_s_own_future(language: str, text: str, speaker: str, act: str) -> None:
    """Of somebody's own words the clause in which he binds himself is the act."""
    doc = document(text, language)
    words = text[1:].strip().partition(",")[0].partition(" »")[0]
    (one,) = read_commitments(doc, (), (statement(doc, speaker, words, Force.PROMISE),))
    assert one.act.text == act


def test_what_is_denied_binds_nobody() -> None:
    """A promise that its maker denies is none."""
    doc = document("The Front denied it had agreed to disarm.", "en")
    told = statement(doc, "The Front", "it had agreed to disarm", Force.DENY)
    assert read_commitments(doc, (), (told,)) == ()


@pytest.mark.parametrize(("words", "count"), [("a just peace", 0), ("the people", 0), ("opening the border", 1)])
def test_committed_to_what(words: str, count: int) -> None:
    """One may be committed to an act; to a people or a cause one is only bound."""
    doc = document(f"The party is committed to {words}.", "en")
    told = statement(doc, "The party", words, Force.PROMISE)
    cue = doc.passage((doc.text.index("is"), doc.text.index(words) - 1))
    assert len(read_commitments(doc, (), (replace(told, cue=cue),))) == count
