"""English votes, splits, disarmament, talks, polls and pledges: how agencies tell of them, and what is none of them."""

import pytest

from palabre.model.event import Event
from palabre.pipeline import Engine
from tests.factories import events_of, told


def events(engine: Engine, text: str) -> tuple[Event, ...]:
    return events_of(engine, "en", text)


CASES = [
    # What parliaments and courts decide; the bill's own name is no event.
    ("Parliament passed the amnesty bill by 84 votes to 31 on Tuesday.", "other: Parliament >  @ "),
    ("Lawmakers rejected the draft constitution on Monday.", "other: Lawmakers >  @ "),
    ("Senators voted down the ceasefire law on Friday.", "other: Senators >  @ "),
    ("Members of parliament threw out the bill on Tuesday.", "other: Members of parliament >  @ "),
    ("The bill was rejected by the upper house on Thursday.", "other: the upper house >  @ "),
    ("The Constitutional Court annulled the vote on Friday.", "other: The Constitutional Court >  @ "),
    # Parties that part, fighters who give up arms.
    ("The ruling party broke in two after the congress in Sari.", "other: The ruling party >  @ Sari"),
    ("A dozen commanders broke away from the Front in June.", "other: A dozen commanders > the Front @ "),
    ("The coalition collapsed on Monday.", "other: The coalition >  @ "),
    ("Some 4,000 fighters have been disarmed since January.", "other:  > Some 4,000 fighters @ "),
    ("The Front has suspended the disarmament of its fighters.", "other: The Front >  @ "),
    # Talks, visits, go-betweens.
    ("The two delegations sat down in Geneva on Tuesday.", "consultation: The two delegations >  @ Geneva"),
    ("The Front's congress opened in Sari on Saturday.", "consultation: The Front's congress >  @ Sari"),
    ("Talks have been postponed until 12 May.", "consultation:  >  @ "),
    ("A forum brought together 400 delegates in Sari last week.", "consultation: A forum >  @ Sari"),
    ("The African Union named a mediator on Monday.", "contact: The African Union >  @ "),
    ("Two of the five parties stayed away from the ceremony on Sunday.", "boycott: Two of the five parties >  @ "),
    ("The separatists refused to attend the meeting on Monday.", "boycott: The separatists >  @ "),
    # Accords made and given up, fighting halted.
    ("The two neighbours restored diplomatic relations on Tuesday.", "agreement: The two neighbours >  @ "),
    ("The two factions merged on Sunday.", "agreement: The two factions >  @ "),
    ("The rebels pulled out of the ceasefire on Monday.", "breach: The rebels >  @ "),
    ("The army halted its bombing of the valley on Monday.", "ceasefire: The army >  @ "),
    ("The shelling was halted on Monday.", "ceasefire:  >  @ "),
    # Who is routed, released, killed after *before being*.
    (
        "In 2012 the rebels seized Gao before being routed by Congolese forces the following year.",
        "capture: the rebels >  @ Gao; attack: Congolese forces > the rebels @ Gao",
    ),
    ("The two engineers were held for 19 days before being released on Sunday.", "release:  > The two engineers @ "),
    # Polls.
    ("Presidential elections were held in February.", "election:  >  @ "),
    ("Local polls are due in March.", "election:  >  @ "),
    ("The presidential vote was put off until December.", "election:  >  @ "),
    # Sentences, shots, money paid.
    ("The court sent 11 of his men to prison in April.", "trial: The court > 11 of his men @ "),
    ("Gunmen sprayed the bus with bullets near Sari on Monday.", "attack: Gunmen > the bus @ Sari"),
    ("The state paid the arrears of 2,000 former fighters in May.", "aid: The state >  @ "),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_did_what(engine: Engine, text: str, expected: str) -> None:
    """One event of each, with who, whom and where."""
    assert "; ".join(told(e) for e in events(engine, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The law passed to his son after his death in May.",
        "The company adopted a new logo in March.",
        "The team defeated its rivals 3-1 in Sari on Saturday.",
        "The two banks merged in 2019.",
        "The roof of the school collapsed on Tuesday.",
        "The poll of 1,200 voters published on Monday shows a close contest.",
        "The firm paid the bill on Monday.",
        "He tore up the letter on Monday.",
        "The bus broke in two in the crash on Sunday.",
        "The minister skipped lunch on Friday.",
        "Her husband split from her in 2015.",
        "The judge threw out his coffee on Monday.",
    ],
)
def test_no_event(engine: Engine, text: str) -> None:
    """The same verbs of things that no record of a conflict holds."""
    assert events(engine, text) == ()


@pytest.mark.parametrize(
    ("language", "text", "sizes"),
    [
        ("en", "The Senate approved the reform on Wednesday by 43 votes to 12, with two abstentions.", [43, 12, 2]),
        ("en", "Some 4,000 fighters have been disarmed since January.", [4000]),
        ("en", "The European Union released 3 million euros on Monday.", [3_000_000]),
        ("fr", "L'Assemblée a adopté mardi la loi par 84 voix contre 31.", [84, 31]),
        ("fr", "Quelque 4.000 combattants ont été désarmés depuis janvier.", [4000]),
        ("en", "The Senate passed the law on Monday after 40 soldiers were paid.", []),
    ],
)
def test_how_many(engine: Engine, language: str, text: str, sizes: list[int]) -> None:
    """Both sides of a vote, fighters who give up arms, money given."""
    assert [size.best for event in events_of(engine, language, text) for size in event.sizes] == sizes
