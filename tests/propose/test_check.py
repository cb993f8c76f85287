"""The check of proposals: no claim without its words, in one place, by somebody who is named, and none twice."""

import tomllib
from importlib.resources import files

import pytest

from palabre.cli.screen import words_of_screens
from palabre.model.commitment import Commitment
from palabre.model.passage import words_at
from palabre.model.reading import ReadArticle
from palabre.model.statement import Force, Form, Statement, Voice
from palabre.pipeline.proposing import ReaderGround
from palabre.propose.answers import Proposal, ProposalKind
from palabre.propose.check import CONFIDENCE, Check, Drop, Dropped
from palabre.propose.ground import names_somebody
from palabre.propose.locate import Sought
from palabre.read.document import Document

BOATS = "The boats will be back before the rains"
BATEAUX = "Les bateaux reviendront avant les pluies"


def check_of(read: ReadArticle) -> Check:
    """A new check of this article."""
    doc = Document(read.article, read.reading.language)
    return Check(ReaderGround(doc), read.reading, "proposer.test")


def said(who: str, cue: str, what: str) -> Proposal:
    """A proposed statement."""
    return Proposal(kind=ProposalKind.STATEMENT, who=who, cue=cue, what=what)


def owed(who: str, cue: str, what: str) -> Proposal:
    """A proposed commitment."""
    return Proposal(kind=ProposalKind.COMMITMENT, who=who, cue=cue, what=what)


def verdict(read: ReadArticle, proposal: Proposal) -> Drop | None:
    """Why a proposal is dropped; None when it is kept."""
    try:
        check_of(read).claim(proposal)
    except Dropped as found:
        return found.reason
    return None


# ------------------------------------------------------------------------------------------------------------- kept
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_statement_that_the_reader_missed_is_kept(language: str, read: ReadArticle, lu: ReadArticle) -> None:
    """Its words are the article's own, and it is marked: component, low confidence, no guess at the voice."""
    page, proposal = (
        (lu, said("Amadou Bocoum", "affirme", BATEAUX))
        if language == "fr"
        else (read, said("Amadou Bocoum", "confirmed", BOATS))
    )
    claim = check_of(page).claim(proposal)
    assert isinstance(claim, Statement)
    assert claim.speaker is not None and claim.cue is not None
    for part in (claim.speaker, claim.cue, claim.content):
        assert part.text == words_at(page.article.text, part.spans)
    assert (claim.content.text, claim.speaker.text) == (proposal.what, "Amadou Bocoum")
    assert (claim.form, claim.voice) == (Form.DIRECT, Voice.UNKNOWN)
    assert claim.force is (Force.CLAIM if language == "fr" else Force.CONFIRM)
    assert (claim.component, claim.confidence) == ("proposer.test", CONFIDENCE)
    assert claim.id not in {s.id for s in page.reading.statements}


def test_a_commitment_that_the_reader_missed_is_kept(read: ReadArticle, lu: ReadArticle) -> None:
    """Owner, act and binding word stand there; it is nobody else's word, so it is not hedged."""
    claim = check_of(read).claim(owed("the boatmen's union", "has promised", "a second boat"))
    assert isinstance(claim, Commitment)
    assert claim.owner is not None
    assert (claim.owner.text, claim.act.text, claim.hedged) == ("the boatmen’s union", "a second boat", False)
    assert claim.act.text == words_at(read.article.text, claim.act.spans)
    french = check_of(lu).claim(owed("les armateurs", "promis", "Un second bateau"))
    assert isinstance(french, Commitment)
    assert (french.component, french.confidence, french.due) == ("proposer.test", CONFIDENCE, None)


@pytest.mark.parametrize(
    "content",
    [f'"{BOATS},"', f"  {BOATS.replace(' ', '  ')} ", f"“{BOATS}”", "The boats will be back … before the rains"],
)
def test_marks_and_blanks_may_differ(content: str, read: ReadArticle) -> None:
    """Quotation marks, blanks and a cut into pieces change nothing about whose words they are."""
    claim = check_of(read).claim(said("Amadou Bocoum", "confirmed", content))
    assert isinstance(claim, Statement)
    assert claim.content.text == words_at(read.article.text, claim.content.spans)
    assert claim.content.text.replace(" … ", " ") == BOATS


# ---------------------------------------------------------------------------------------------------------- dropped
ENGLISH_DROPS = [
    (said("Amadou Bocoum", "confirmed", "The boats will never come back"), Drop.NOT_IN_ARTICLE),
    (said("Amadou Bocoum", "confirmed", "the boats will be back before the rains"), Drop.NOT_IN_ARTICLE),
    (said("Ibrahim Touré", "confirmed", BOATS), Drop.NOT_IN_ARTICLE),
    (said("Amadou Bocoum", "thundered", BOATS), Drop.NOT_IN_ARTICLE),
    (said("Amadou Bocoum", "confirmed", "before the rains … The boats will be back"), Drop.NOT_IN_ARTICLE),
    (said("The mayor of Diré", "said", "The ferry stopped … before the rains"), Drop.NOT_IN_ARTICLE),
    (said("Amadou Bocoum", "confirmed", "The market is open"), Drop.NOT_ONE_PLACE),
    (said("Fatoumata Keïta", "confirmed", BOATS), Drop.SPEAKER_NOT_NAMED),
    (said("The mayor of Diré", "confirmed", BOATS), Drop.SPEAKER_NOT_NAMED),
    (said("he", "confirmed", BOATS), Drop.SPEAKER_NOT_NAMED),
    (said("The boats", "confirmed", BOATS), Drop.SPEAKER_NOT_NAMED),
    (said("Amadou Bocoum", "said", BOATS), Drop.NO_WORD_OF_SAYING),
    (said("Amadou Bocoum", "put", BOATS), Drop.NO_WORD_OF_SAYING),
    (said("Fatoumata Keïta", "say", "the market would close"), Drop.NO_WORD_OF_SAYING),
    (said("Fatoumata Keïta", "did not say", "the market would close"), Drop.NO_WORD_OF_SAYING),
    (said("Fatoumata Keïta", "sells", "the market would close"), Drop.NO_WORD_OF_SAYING),
    (said("The mayor of Diré", "said", "the river is too low for the boats"), Drop.DUPLICATE),
    (said("The mayor of Diré", "said", "the river is too low"), Drop.DUPLICATE),
    (said("Amadou Bocoum", "confirmed", "rains"), Drop.NOT_WHOLE),
    (said("Amadou Bocoum", "confirmed", "word " * 200), Drop.NOT_WHOLE),
    (said("Amadou Bocoum", "confirmed", "… …"), Drop.NOT_WHOLE),
    (owed("The harbour office", "promised", "dredge the channel"), Drop.DUPLICATE),
    (owed("the boatmen’s union", "has promised", "a third boat"), Drop.NOT_IN_ARTICLE),
    (owed("Amadou Bocoum", "confirmed", BOATS), Drop.NO_WORD_OF_SAYING),
]
FRENCH_DROPS = [
    (said("Amadou Bocoum", "affirme", "Les bateaux ne reviendront pas"), Drop.NOT_IN_ARTICLE),
    (said("qui", "affirme", BATEAUX), Drop.SPEAKER_NOT_NAMED),
    (said("Le maire de Diré", "affirme", BATEAUX), Drop.SPEAKER_NOT_NAMED),
    (said("Personne", "a parlé", BATEAUX), Drop.SPEAKER_NOT_NAMED),
    (said("Le maire de Diré", "a déclaré", "le fleuve est trop bas"), Drop.DUPLICATE),
    (owed("Le bureau du port", "s'est engagé à", "draguer le chenal"), Drop.DUPLICATE),
]


@pytest.mark.parametrize(("proposal", "why"), ENGLISH_DROPS)
def test_what_the_english_words_do_not_say_is_dropped(proposal: Proposal, why: Drop, read: ReadArticle) -> None:
    """Inventions, words of another passage, pronouns, denials and what the reader has already: each with its reason."""
    assert verdict(read, proposal) is why


@pytest.mark.parametrize(("proposal", "why"), FRENCH_DROPS)
def test_what_the_french_words_do_not_say_is_dropped(proposal: Proposal, why: Drop, lu: ReadArticle) -> None:
    """The same in French."""
    assert verdict(lu, proposal) is why


def test_a_proposal_made_twice_is_one_claim(read: ReadArticle) -> None:
    """What was kept makes the next one like it a duplicate."""
    check = check_of(read)
    check.claim(said("Amadou Bocoum", "confirmed", BOATS))
    with pytest.raises(Dropped) as found:
        check.claim(said("Amadou Bocoum", "confirmed", "will be back before the rains"))
    assert found.value.reason is Drop.DUPLICATE


# ----------------------------------------------------------------------------------------------------------- places
@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("It is so. It is so.", "It is so", ["It is so", "It is so"]),
        ("Radiation rose.", "radiatio", []),
        ("Radiation rose.", "Radiatio", []),
        ("L’armée a dit « non » hier.", "L'armée a dit non", ["L’armée a dit « non"]),
        ("He said\u00a0it\nis over – now.", "said it is over - now", ["said\u00a0it\nis over – now"]),
        ("IS said so; it is known.", "IS", ["IS"]),
        ("Words.", "«»", []),
        ("", "word", []),
    ],
)
def test_words_are_found_whole_and_as_they_stand(text: str, words: str, found: list[str]) -> None:
    """Signs may be of another kind; letters, case and whole words may not, and the text's own characters come back."""
    assert [text[a:b] for a, b in Sought(text).places(words)] == found


@pytest.mark.parametrize(
    ("who", "language", "named"),
    [
        ("he", "en", False), ("One of them", "en", False), ("the mayor", "en", True), ("His brother", "en", True),
        ("elle", "fr", False), ("l’un d’eux", "fr", False), ("celui-ci", "fr", False), ("l’armée", "fr", True),
        ("", "en", False), ("«»", "fr", False),
    ],
)  # fmt: skip
def test_a_pronoun_names_nobody(who: str, language: str, named: bool) -> None:
    """A noun that describes somebody does."""
    assert names_somebody(who, language) is named


# ---------------------------------------------------------------------------------------------------------- lexicon
def test_the_word_lists_and_prompts_exist_in_both_languages() -> None:
    """Each language has its lists, its question and its request for a better answer, with the place for the reason."""
    folder = files("palabre.propose.lexicon")
    lists = tomllib.loads(folder.joinpath("words.toml").read_text("utf-8"))
    prompts = tomllib.loads(folder.joinpath("prompts.toml").read_text("utf-8"))
    assert set(lists) == set(prompts) == {"en", "fr"}
    for language in ("en", "fr"):
        assert set(lists[language]) == {"unnamed", "unsaid"}
        assert "{reason}" in prompts[language]["repair"]
        assert all(
            key in prompts[language]["system"] for key in ("speaker", "cue", "content", "owner", "act", "<text>")
        )


def test_every_reason_has_a_word_in_both_languages() -> None:
    """A new reason without words would fail here, not on somebody's screen."""
    table = words_of_screens()["Drop"]
    assert set(table) == {reason.value for reason in Drop}
    assert all(english and french for english, french in table.values())
