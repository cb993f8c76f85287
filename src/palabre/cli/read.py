"""`palabre read`: what articles say, by the contract, without a store."""

from collections.abc import Iterator
from typing import Annotated

import typer

from palabre.cli.app import DONE, NOT_DONE, PARTLY, DeskOption, JsonOption, app, engine, place
from palabre.cli.output import clean, error_line, print_json, progress
from palabre.cli.proposals import ModelOption, Proposals, ProposerOption, RemoteOption, proposer_of, told
from palabre.cli.screen import Screen


@app.command(epilog="Example: palabre read article.txt --json > reading.jsonl")
def read(
    what: Annotated[list[str], typer.Argument(help="Files (.txt, .html, .jsonl), folders of them, addresses.")],
    *,
    desk: DeskOption = None,
    proposer: ProposerOption = None,
    proposer_model: ModelOption = None,
    proposer_remote: RemoteOption = False,
    as_json: JsonOption = False,
) -> int:
    """Print what each article says (contract `palabre.reading/1`, one JSON object a line). Stores nothing."""
    from palabre.errors import PalabreError
    from palabre.model.article import Article
    from palabre.model.codec import contract
    from palabre.pipeline import articles, propose_all, read_all

    at = place(desk=desk)
    reader = engine(at.desk_of())
    screen = Screen(at.settings.language)
    model = proposer_of(at.settings, proposer, model=proposer_model, remote=proposer_remote)
    proposals = Proposals(screen, model)
    given = 0
    refused = 0

    def good() -> Iterator[Article]:
        nonlocal refused
        for item in articles(what, at.settings, at.desk_of(), alone=True):
            if isinstance(item, PalabreError):
                refused += 1
                error_line(f"refused  {item}")
            else:
                yield item

    with progress("reading articles") as step:
        reads = read_all(good(), reader, workers=at.settings.workers)
        for done, tally in propose_all(reads, reader, model):
            given += 1
            step()
            proposals.add(tally)
            (print_json if as_json else _tell)(contract(done.article, done.reading) | told(tally))
    proposals.close()
    if not refused:
        return PARTLY if proposals.failed else DONE
    return PARTLY if given else NOT_DONE


_KINDS = ("statements", "positions", "events", "accords", "commitments", "affiliations", "roles")


def _tell(reading: dict[str, object]) -> None:
    """A reading for a person: each claim's words under its kind."""
    article = reading["article"]
    assert isinstance(article, dict)
    print(f"\n{clean(article['title'] or article['id'])}  ({article['published'] or 'no date'}, {article['language']})")
    for kind in _KINDS:
        claims = reading[kind]
        assert isinstance(claims, (list, tuple))
        if claims:
            print(f"  {kind}")
        for claim in claims:
            mark = "  (proposed)" if str(claim.get("component")).startswith("proposer.") else ""
            print(f"    {clean(_line(kind, claim, article['text']))}{mark}")


def _line(kind: str, claim: dict[str, object], text: str) -> str:
    def words(part: object) -> str:
        return str(part["text"]) if isinstance(part, dict) and part.get("text") else "?"

    def said(spans: object) -> str:
        return " … ".join(text[a:b] for a, b in spans) if isinstance(spans, (list, tuple)) else ""

    match kind:
        case "statements":
            return f"{words(claim['speaker'])} [{claim['force']}, {claim['voice']}] {words(claim['content'])}"
        case "positions":
            question = claim["question"]
            assert isinstance(question, dict)
            return f"{words(claim['actor'])} [{claim['stance']}] {question['text']}"
        case "events":
            return (
                f"{claim['kind']} [{claim['status']}] {words(claim['trigger'])} {_tolls(claim['tolls'], text)}".rstrip()
            )
        case "commitments":
            return f"{words(claim['owner'])}: {words(claim['act'])}"
        case "affiliations":
            return f"{words(claim['member'])} {claim['relation']} {words(claim['group'])} [{claim['status']}]"
        case "roles":
            return f"{words(claim['person'])}: {claim['post']}"
        case _:
            return f"{claim.get('name')} [{claim.get('state')}] {said(claim['spans'])}"


def _tolls(tolls: object, text: str) -> str:
    assert isinstance(tolls, (list, tuple))
    return "; ".join(f"{t['harm']}: {' '.join(text[a:b] for a, b in t['spans'])}" for t in tolls)
