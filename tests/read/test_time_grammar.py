"""The grammar of times is tried around landmarks only: what stands there is found whole, wherever it stands."""

import pytest

from palabre.read.time_grammar import candidates

FAR = "The herders kept walking along the dry bed of the river and nobody told them where it led to. "
LOIN = "Les bergers longeaient le lit asséché du fleuve et personne ne leur disait vers quel puits il menait. "


@pytest.mark.parametrize(
    ("expression", "rule", "language"),
    [
        ("a few minutes ago", "just", "en"),
        ("the last few hours", "lately", "en"),
        ("2020-03-04", "iso", "en"),
        ("the mid-1990s", "decade", "en"),
        ("Tuesday, the 3 of March, 2020", "date2", "en"),
        ("yesterday evening", "deictic", "en"),
        ("il y a à peine quelques minutes", "just", "fr"),
        ("ces dernières heures", "lately", "fr"),
        ("les années 90", "decade", "fr"),
        ("la nuit de mardi à mercredi dernier", "weekday", "fr"),
        ("cet après-midi", "deictic", "fr"),
    ],
)
def test_found_far_from_any_other_time(expression: str, rule: str, language: str) -> None:
    """An expression is matched whole by its rule, whatever long text stands around it."""
    far = (FAR if language == "en" else LOIN) * 3
    text = f"{far}{expression}, {far}"
    found = {(name, match.group()) for name, match in candidates(text, text.lower(), language)}
    assert (rule, expression) in found


def test_no_word_is_cut_where_a_stretch_ends() -> None:
    """However far a name in *May-* stands from a month, it is no month itself."""
    for gap in range(40, 80):
        text = f"In June {'x' * gap} Mayoral"
        assert {m.group() for _, m in candidates(text, text.lower(), "en")} == {"June"}, gap


def test_nothing_without_landmarks() -> None:
    """A text without a word of time or figures has no candidates."""
    assert not list(candidates(FAR, FAR.lower(), "en"))
    assert not list(candidates(LOIN, LOIN.lower(), "fr"))
