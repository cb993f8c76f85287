"""The words of a tongue, from `lexicon/*.toml`. Refuses a file with a missing or mistyped word list."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from palabre.model.codec import from_plain


@dataclass(frozen=True, slots=True, kw_only=True)
class KindWords:
    """Noun and verb of an event kind; see the head of the data file."""

    noun: str
    verb: tuple[str, ...]
    alone: tuple[str, ...]
    plural: str = ""
    gender: str = "m"
    prep: str = ""
    passive: bool = True
    about: str = ""
    happen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceWords:
    """Verbs of a force, by what follows them."""

    clause: str
    np: str
    inf: str
    direct: str
    act: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeWords:
    """Words by which the shape of a content is told."""

    determiners: frozenset[str]
    subjects: frozenset[str]
    finite: frozenset[str]
    relatives: frozenset[str]
    lower: frozenset[str]
    cue_finite: frozenset[str]
    cue_tail: frozenset[str]
    connectors: frozenset[str]
    bases: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryArticles:
    """The French article of states, by ISO 3166 code."""

    le: frozenset[str] = frozenset()
    la: frozenset[str] = frozenset()
    les: frozenset[str] = frozenset()
    elided: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All words of one tongue."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    small: tuple[str, ...]
    articled: frozenset[str]
    pronouns: frozenset[str]
    plural_heads: frozenset[str]
    things: frozenset[str]
    loose: frozenset[str]
    titles: dict[str, str]
    victim: dict[str, tuple[str, ...]]
    size: dict[str, tuple[str, ...]]
    harm: dict[str, tuple[str, ...]]
    kind: dict[str, KindWords]
    force: dict[str, ForceWords]
    voice: dict[str, str]
    stance: dict[str, str]
    accord: dict[str, str]
    accord_state: dict[str, str]
    event_status: dict[str, str]
    refusal: dict[str, str]
    shape: ShapeWords
    phrase: dict[str, str]
    definite_heads: frozenset[str] = frozenset()
    plural_articles: frozenset[str] = frozenset()
    feminine_articles: frozenset[str] = frozenset()
    feminine_heads: frozenset[str] = frozenset()
    masculine_heads: frozenset[str] = frozenset()
    country: CountryArticles = field(default_factory=CountryArticles)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonActor:
    """An actor without a name of its own (*the army*), worded in both languages."""

    en: str
    fr: str
    plural: bool
    feminine: bool


@cache
def common_actors(language: str) -> dict[str, CommonActor]:
    """Common actors by their wording in a language, in lower case, with and without the article."""
    text = files("palabre.publish.brief.grammar").joinpath("lexicon/actors.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")][1:]
    found: dict[str, CommonActor] = {}
    bare: dict[str, CommonActor] = {}
    for en, fr, count, gender in rows:
        entry = CommonActor(en=en, fr=fr, plural=count == "p", feminine=gender == "f")
        wording = (fr if language == "fr" else en).lower().replace("’", "'")
        found[wording] = entry
        bare.setdefault(_bare_noun(wording, language), entry)
    return bare | found


def _bare_noun(wording: str, language: str) -> str:
    articles = ("les ", "des ", "le ", "la ", "l'", "un ", "une ", "d'") if language == "fr" else ("the ", "an ", "a ")
    return next((wording[len(a) :] for a in articles if wording.startswith(a)), wording)


@cache
def load(language: str) -> Lexicon:
    """The lexicon of a language. Raises InputError when its file does not fit."""
    name = f"lexicon/{language}.toml"
    raw = files("palabre.publish.brief.grammar").joinpath(name).read_text(encoding="utf-8")
    return from_plain(Lexicon, tomllib.loads(raw), resource=name)
