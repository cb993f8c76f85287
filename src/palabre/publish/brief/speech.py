"""A statement as reported speech or quotation, from the record's verbatim words.

`report` writes *X rejected the idea of ...*, *X said that ...* or *X said: “...”*. The verb and the connector are the
source's own where they stand right before the content, else the force's. Quotation marks go around `quoted` pieces
only. Contents that cannot be built into a sentence are set after a colon.
"""

import re
from enum import StrEnum

from palabre.model.passage import cover
from palabre.model.statement import Force, Form, Statement, StatementRecord
from palabre.publish.brief import marks
from palabre.publish.brief.context import Context
from palabre.publish.brief.grammar.french import elide
from palabre.publish.brief.grammar.lexicon import load
from palabre.publish.brief.model import PartKind

LONGEST = 48
_SUBJUNCTIVE = re.compile(r"\b(?:soi(?:en)?t|ai(?:en)?t|puisse(?:nt)?|fasse(?:nt)?)\b")
_BREAK = re.compile(r"[,;:.!?—–](?=\s)|\s(?=\(|…)")
_BETWEEN = re.compile(r"^\s*,[^.;:]{1,80},(?=\s*\S{0,4}\s*[«“\"]?\s*$)")
_LOOK = 14


class Shape(StrEnum):
    """What a content is, as far as its first words tell."""

    CLAUSE = "clause"
    NOUNS = "np"
    INFINITIVE = "inf"
    UNKNOWN = "unknown"


def report(ctx: Context, statement: StatementRecord, speaker: str, *, plural: bool) -> str:
    """The sentence of a statement in its own language, without what stands in front of the speaker."""
    words, cut = shorten(marks.clean(statement.words).strip(" ,;"))
    force = ctx.tongue.words.force[statement.force]
    if statement.form is Form.DIRECT:
        verb = number(force.direct, plural=plural, language=ctx.language)
        end = "…" if cut else ""
        return (
            f"{speaker} {verb}{ctx.tongue.words.phrase['colon']} {marks.mark(words.rstrip('.') + end, PartKind.QUOTE)}"
        )
    content = _reported(words + (" …" if cut else ""), statement.quoted)
    if _opens_quoted(content) and words[:1].isupper():
        verb = number(force.direct, plural=plural, language=ctx.language)
        return f"{speaker} {verb}{ctx.tongue.words.phrase['colon']} {content}"
    own = source_cue(ctx, statement, plural=plural)
    if own:
        return f"{speaker} {_connect(own, _soft(ctx, words, content))}"
    shape = shape_of(ctx, words)
    verb = {Shape.CLAUSE: force.clause, Shape.NOUNS: force.np, Shape.INFINITIVE: force.inf}.get(shape, "")
    if shape is Shape.CLAUSE and statement.force is Force.DEMAND and _SUBJUNCTIVE.search(words):
        verb = ctx.tongue.words.force[Force.ASK].clause
    if not verb:
        verb = number(force.direct, plural=plural, language=ctx.language)
        return f"{speaker} {verb}{ctx.tongue.words.phrase['colon']} {_soft(ctx, words, content)}"
    return f"{speaker} {_connect(number(verb, plural=plural, language=ctx.language), _soft(ctx, words, content))}"


def number(verb: str, *, plural: bool, language: str) -> str:
    """A French verb of ours in the plural; English past tenses do not change."""
    if language != "fr" or not plural:
        return verb
    for one, many in (("a ", "ont "), ("s’est félicité", "se sont félicités")):
        if verb.startswith(one):
            return many + verb[len(one) :]
    return verb


def _reported(words: str, quoted: tuple[str, ...]) -> str:
    return marks.mark(marks.with_quotes(words, quoted), PartKind.WORDS)


def _opens_quoted(content: str) -> bool:
    return marks.parts(content, "")[0].kind is PartKind.QUOTE


def _soft(ctx: Context, words: str, content: str) -> str:
    """The content with its first letter lowered where only the sentence had raised it; never inside a quotation."""
    if _opens_quoted(content):
        return content
    lowered = ctx.tongue.lower_first(words)
    return content.replace(words[:12], lowered[:12], 1) if lowered != words else content


def _connect(verb: str, content: str) -> str:
    """Verb and content, the connector elided before a vowel (*que* + *il*) and contracted (*de* + *le*)."""
    head, _, last = verb.rpartition(" ")
    start = marks.bare(content).lower()
    if last in {"que", "de"} and not content.startswith(f"{marks.mark('', PartKind.QUOTE)[:1]}quote"):
        joined = elide(last, content)
        for full, short in (("de le ", "du "), ("de les ", "des ")):
            if last == "de" and start.startswith(full[3:]):
                joined = _swap(content, full[3:], short)
        return f"{head} {joined}"
    return f"{verb}{content}" if verb.endswith("’") else f"{verb} {content}"


def _swap(content: str, article: str, short: str) -> str:
    at = content.lower().find(article)
    return short + content[:at] + content[at + len(article) :]


def shorten(words: str) -> tuple[str, bool]:
    """Words of at most 48 words, cut at the end of a clause; whether anything was cut."""
    if len(words.split()) <= LONGEST:
        return words, False
    limit = len(" ".join(words.split(" ")[:LONGEST]))
    breaks = [m.start() for m in _BREAK.finditer(words) if limit // 3 < m.start() <= limit]
    end = breaks[-1] if breaks else limit
    return words[:end].rstrip(" ,;:("), True


def source_cue(ctx: Context, statement: StatementRecord, *, plural: bool) -> str:
    """The source's own verb and connector (*firmly rejected*, *a souligné que*), or nothing where they cannot be used.

    They can be used where a finite verb stands right before the content, but for a remark between commas.
    """
    for evidence in statement.evidence:
        claim, article = ctx.claim(evidence.claim), ctx.article(evidence.article)
        if claim is None or article is None or not isinstance(claim.body, Statement) or claim.body.cue is None:
            continue
        cue, start = claim.body.cue, claim.body.content.spans[0][0]
        if len(cue.spans) > 1 or cover(cue.spans)[1] > start or marks.clean(claim.body.content.text) != statement.words:
            continue
        between = _BETWEEN.sub(" ", article.text[cover(cue.spans)[1] : start], count=1)
        connector = between.strip(' \u00a0\n,«“"')
        verb = marks.clean(article.text[slice(*cover(cue.spans))]).strip()
        if _usable(ctx, verb, connector, plural=plural):
            return marks.mark(number(verb, plural=plural, language=ctx.language), PartKind.PLAIN) + (
                f" {connector}" if connector else ""
            )
    return ""


def _usable(ctx: Context, verb: str, connector: str, *, plural: bool) -> bool:
    shape, tokens = ctx.tongue.words.shape, verb.lower().replace("’", "' ").split()
    if connector.lower() not in shape.connectors or not tokens or tokens[-1] in shape.cue_tail:
        return False
    if set(tokens) & shape.cue_tail or any(c in verb for c in marks.QUOTE_CHARACTERS):
        return False
    if ctx.language == "fr":
        return tokens[0] in ({"ont", "a"} if plural else {"a", "avait"}) and len(tokens) > 1
    finite = [t for t in tokens if t.endswith("ed") or t in shape.cue_finite]
    return bool(finite) and not set(tokens) & {"was", "were", "been", "be", "is", "are", "they", "he", "she"}


def shape_of(ctx: Context, words: str) -> Shape:
    """Clause, noun phrase or infinitive, by the first words."""
    shape = ctx.tongue.words.shape
    tokens = re.findall(r"[\w’'-]+", re.sub(rf"[{marks.QUOTE_CHARACTERS}]", "", words).lower())[:_LOOK]
    if not tokens:
        return Shape.UNKNOWN
    if tokens[0] in shape.subjects or any(tokens[0].startswith(e) for e in ("qu’", "c’est", "j’", "l’on")):
        return Shape.CLAUSE
    if ctx.language == "fr" and (tokens[0] == "de" or tokens[0].startswith(("d’", "d'"))):
        return Shape.UNKNOWN
    if is_infinitive(ctx.language, tokens):
        return Shape.INFINITIVE
    for i, token in enumerate(tokens[1:], start=1):
        if token in shape.relatives:
            break
        if ctx.language == "fr" and re.match(r"s[’'](?!\w+(?:er|ir|re)$)", token):
            return Shape.CLAUSE
        if token in shape.finite and not (token == "a" and (i == 1 or tokens[i - 1] == "y")):
            return Shape.CLAUSE
    first = re.split(r"(?<=[’'])", tokens[0])[0]
    if first in shape.determiners or first in {"l’", "l'", "d’"} or words[:1].isdigit() or words[:1].isupper():
        return Shape.NOUNS
    return Shape.NOUNS if tokens[0].endswith("s") or ctx.language == "fr" else Shape.UNKNOWN


def is_infinitive(language: str, tokens: list[str]) -> bool:
    """Whether a phrase opens with an infinitive, by its first words in lower case."""
    if language == "fr":
        before = {"ne", "se", "pas", "y", "en", "s'en", "s’en", "s'y", "s’y"}  # *s'en prendre à*
        first = tokens[1] if tokens[0] in before and len(tokens) > 1 else tokens[0]
        first = re.sub(r"^s[’']", "", first)
        return first.endswith(("er", "ir", "oir", "dre", "tre", "ire", "aire")) and first not in {
            "hier",
            "notre",
            "leur",
        }
    return tokens[0] in load(language).shape.bases
