"""The words of posts: a language in, its lexicon out. The lists are `lexicon/roles.<language>.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SETS = "before bodies to_body abroad_heads abroad counterparts giving kin regional regions portfolios".split()  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class PostLexicon:
    """The words of posts in one language."""

    heads: dict[tuple[str, ...], str]
    starts: frozenset[str]
    before: frozenset[str]
    bodies: frozenset[str]
    domains: frozenset[tuple[str, ...]]
    to_body: frozenset[str]
    abroad_heads: frozenset[str]
    abroad: frozenset[str]
    appointing: str
    installing: str
    replacing: str
    into: str
    aged: str
    giving: frozenset[str]
    kin: frozenset[str]
    regional: frozenset[str]
    regions: frozenset[str]
    portfolios: frozenset[str]
    longest: int
    heading: dict[str, str]
    set_phrases: frozenset[tuple[str, ...]]
    charged: frozenset[tuple[str, ...]]
    in_power: frozenset[tuple[str, ...]]
    arms: frozenset[tuple[str, ...]]
    counterparts: frozenset[str]
    qualifiers: dict[tuple[str, ...], str]


@cache
def post_lexicon(language: str) -> PostLexicon:
    """The post words of a language."""
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath(f"roles.{language}.toml").read_text("utf-8"))
    heads: dict[tuple[str, ...], str] = {}
    for kind in ("professions", "heads", "ranks"):
        for wording in raw[kind].replace("\n", " ").split(","):
            key = _key(wording)
            heads[key] = heads.get(key, "") + kind[0]
    return PostLexicon(
        heads=heads,
        heading={verb: post for post, verbs in raw["heading"].items() for verb in verbs.split()},
        longest=max(map(len, heads)),
        starts=frozenset(k[0] for k in heads),
        domains=frozenset(_key(d) for d in raw["domains"].replace("\n", " ").split(",")),
        appointing=raw["appointing"],
        installing=raw["installing"],
        replacing=raw["replacing"],
        into=raw["into"],
        aged=raw["aged"],
        set_phrases=frozenset(_key(p) for p in raw["set_phrases"].split(",")),
        charged=frozenset(_key(p) for p in raw["charged"].split(",")),
        in_power=frozenset(_key(p) for p in raw["in_power"].split(",")),
        arms=frozenset(_key(p) for p in raw["arms"].split(",")),
        qualifiers={_key(w): "" if v == "plain" else v for v, ws in raw["qualifiers"].items() for w in ws.split(",")},
        **{k: frozenset(raw[k].split()) for k in _SETS},
    )


def _key(wording: str) -> tuple[str, ...]:
    return tuple(re.sub(r"(\b\w{1,2}')(?=\S)", r"\1 ", wording).split())
