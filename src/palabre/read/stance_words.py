"""Stance by words: a political question and a comment on it in, how likely the comment is for it out.

Counts groups of words (`lexicon/stance.LANGUAGE.toml`) in the comment and at its head, what it repeats of the question,
plainly or under a negation, and whether question and comment point the same way; weighs them as learned
(`lexicon/stance-weights.toml`). Refuses a short comment in which no word of any stance stands: None.
"""

import math
import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

HEAD = 90  # characters in which a comment often tells its stance
AT_HEAD = (
    "favour", "oppose", "must", "must_not", "negation", "too", "enough", "good", "harm", "rather",
)  # fmt: skip
WHOLE = ("opens_yes", "opens_no")
SHORT = 10  # words: a text so short must hold a telling word; in a longer one what it speaks of tells enough
SAID = 15  # words: in a longer text an avowal is often of something else
MUTE = ("asks", "exclaims", "denied")  # groups that tell no stance by themselves
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE = 5  # words before one of the question's in which a negation is looked for
_STEM = 6


@cache
def _lexicon(language: str) -> dict[str, dict[str, re.Pattern[str]]]:
    raw = tomllib.loads((files("palabre.read.lexicon") / f"stance.{language}.toml").read_text("utf-8"))
    return {part: {k: re.compile(v, re.IGNORECASE) for k, v in found.items()} for part, found in raw.items()}


@cache
def _weights(language: str) -> dict[str, float]:
    raw: dict[str, Any] = tomllib.loads((files("palabre.read.lexicon") / "stance-weights.toml").read_text("utf-8"))
    return dict(raw[language])


def likely_for_by_words(question: str, text: str, language: str) -> float | None:
    """How likely the text is for what is asked, from 0 to 1; None where the text is short and no word tells."""
    known = _lexicon(language)["words"]
    telling = (pattern for group, pattern in known.items() if group not in MUTE)
    if len(_WORD.findall(text)) <= SHORT and not any(pattern.search(text) for pattern in telling):
        return None
    weights = _weights(language)
    score = weights["offset"] + sum(weights[name] * value for name, value in features(question, text, language).items())
    return 1 / (1 + math.exp(-score))


def avowed(question: str, text: str, language: str) -> tuple[float, str] | None:
    """0.95 or 0.05 where the author says outright to be for or against what is asked, and the clause that says what."""
    known = _lexicon(language)["avowal"]
    if len(_WORD.findall(text)) > SAID:
        return None
    found = []
    for side, likely in (("for", 0.95), ("against", 0.05)):
        for match in known[side].finditer(text):
            clause = re.split(r"[.;:!?,]", text[match.end() :], maxsplit=1)[0]
            if _stems(clause) & _stems(question):
                found.append((likely, clause))
    return found[0] if len({likely for likely, _ in found}) == 1 else None


def _stems(text: str) -> set[str]:
    return {w[:_STEM].lower() for w in _WORD.findall(text) if len(w) > 4}


def features(question: str, text: str, language: str) -> dict[str, float]:
    """What is weighed, by name."""
    known, asking = (_lexicon(language)[part] for part in ("words", "question"))
    long = max(3, len(_WORD.findall(text)))
    found = {
        name: float(bool(pattern.search(text))) if name in WHOLE else _often(pattern, text) / (1 + 0.015 * long)
        for name, pattern in known.items()
        if name != "denied"
    }
    found |= {f"head_{name}": float(bool(known[name].search(text[:HEAD]))) for name in AT_HEAD}
    turned = bool(asking["reversed"].search(question))
    way = -1 if turned else 1
    side = way * (bool(asking["left"].search(question)) - bool(asking["right"].search(question)))
    found |= {
        "length": math.log(long) - 3,
        "turned": float(turned),
        "same_way": way * (found["up"] - found["down"]),
        "side": float(side),
        "side_left": side * found["left"],
        "side_right": side * found["right"],
    }
    found |= {f"turned_{name}": turned * found[name] for name in ("negation", "must", "good", "harm")}
    return found | _repeated(question, text, known["denied"])


def _often(pattern: re.Pattern[str], text: str) -> int:
    return min(len(pattern.findall(text)), 3)


def _repeated(question: str, text: str, denied: re.Pattern[str]) -> dict[str, float]:
    """Words of the question in the text, and how many of them soon after a negation."""
    asked = _stems(question)
    words = list(_WORD.finditer(text))
    hits = [n for n, w in enumerate(words) if len(w.group()) > 4 and w.group()[:_STEM].lower() in asked]
    under = sum(bool(denied.search(text, words[max(0, n - _BEFORE)].start(), words[n].start())) for n in hits)
    return {"repeated": min(3.0, len(hits)), "denied": min(3.0, under), "plain": min(3.0, len(hits) - under)}
