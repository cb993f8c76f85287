"""The record as CSV tables: events (UCDP GED's columns), statements, positions, accords (PA-X's stage) and more.

Takes a view and a folder, which it makes. UTF-8 with a byte order mark, so that spreadsheets read the accents; CRLF. A
cell that a spreadsheet would run as a formula gets an apostrophe in front. Unknown is an empty cell.
"""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from palabre.model.accord import AccordKind, AccordRecord, AccordState
from palabre.model.actor import Actor, Who
from palabre.model.codes import GedDeaths, PaxStage, date_precision, where_precision
from palabre.model.commitment import CommitmentRecord
from palabre.model.event import Certainty, EventRecord
from palabre.model.passage import Evidence
from palabre.model.place import PlaceRelation
from palabre.model.position import PositionRecord, Question
from palabre.model.statement import StatementRecord
from palabre.model.time import Period
from palabre.publish.exports.deaths import deaths
from palabre.record.store import RecordView

Value = str | int | float | None
Line = dict[str, Value]
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_STAGE = {
    AccordKind.CEASEFIRE: PaxStage.CEASEFIRE,
    AccordKind.COMPREHENSIVE: PaxStage.SUB_COMPREHENSIVE,
    AccordKind.FRAMEWORK: PaxStage.SUB_PARTIAL,
    AccordKind.POWER_SHARING: PaxStage.SUB_PARTIAL,
    AccordKind.IMPLEMENTATION: PaxStage.IMPLEMENTATION,
    AccordKind.HUMANITARIAN: PaxStage.OTHER,
    AccordKind.LOCAL: PaxStage.OTHER,
    AccordKind.EXCHANGE: PaxStage.OTHER,
    AccordKind.OTHER: PaxStage.OTHER,
}
_COLUMNS = {
    "events": "id year type kind status date_start date_end date_prec where_coordinates latitude longitude where_prec"
    " country adm_1 side_a side_b attributed_to attribution_certainty deaths_a deaths_b deaths_civilians deaths_unknown"
    " best high low number_of_sources source_article source_original",
    "statements": "id speaker speaker_id role voice force form date_said date_reported addressee questions words"
    " language number_of_sources source_article",
    "positions": "id actor actor_id question_id question_en question_fr stance date conditions words language"
    " number_of_sources source_article",
    "accords": "id name kind stage state date_start date_end signatories non_signatories parties mediators words"
    " language number_of_sources source_article",
    "commitments": "id owner owner_id words language due_start due_end due_text hedged date_reported number_of_sources"
    " source_article",
    "actors": "id kind name_en name_fr country proposed",
}


def export_csv(view: RecordView, folder: Path) -> tuple[Path, ...]:
    """Write the six tables into the folder; returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = {
        "events": (_event(view, e) for e in view.items(EventRecord)),
        "statements": (_statement(view, s) for s in view.items(StatementRecord)),
        "positions": _positions(view),
        "accords": (_accord(view, a) for a in view.items(AccordRecord)),
        "commitments": (_commitment(view, c) for c in view.items(CommitmentRecord)),
        "actors": (_actor(a) for a in view.items(Actor)),
    }
    return tuple(_write(folder / f"{name}.csv", _COLUMNS[name].split(), rows) for name, rows in tables.items())


def safe(value: Value) -> Value:
    """A cell that no spreadsheet runs: text that begins like a formula gets an apostrophe. Numbers stay numbers."""
    if isinstance(value, str) and value.lstrip(" \u00a0").startswith(_FORMULA):
        return f"'{value}"
    return value


def _write(path: Path, columns: list[str], rows: Iterable[Line]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, columns, restval="", extrasaction="raise")
        writer.writeheader()
        writer.writerows({k: safe(v) for k, v in row.items()} for row in rows)
    return path


def _names(several: Iterable[Who]) -> str:
    return "; ".join(w.name for w in several)


def _days(period: Period | None) -> tuple[str | None, str | None]:
    if period is None:
        return None, None
    return (
        period.start.isoformat() if period.start else None,
        period.end.isoformat() if period.end else None,
    )


def _sources(view: RecordView, evidence: tuple[Evidence, ...], origins: int) -> Line:
    """How many independent origins, and the articles' addresses (their ids where there is none)."""
    articles = dict.fromkeys(e.article for e in evidence)
    return {"number_of_sources": origins, "source_article": "; ".join(view.article(a).url or a for a in articles)}


def _event(view: RecordView, event: EventRecord) -> Line:
    start, end = _days(event.when)
    when, place = event.when, event.place
    blamed = [a for a in event.attribution if a.certainty is not Certainty.DENIED]
    counted = deaths(event)
    line: Line = {
        "id": event.id,
        "year": when.start.year if when and when.start else None,
        "type": event.type,
        "kind": event.kind,
        "status": event.status,
        "date_start": start,
        "date_end": end,
        "date_prec": date_precision(when.precision) if when and when.start else None,
        "side_a": _names(event.actors),
        "side_b": _names(event.recipients),
        "attributed_to": _names(a.to for a in blamed),
        "attribution_certainty": "; ".join(a.certainty for a in blamed),
        "source_original": event.words,
    }
    if place:
        near = place.relation is PlaceRelation.NEAR
        line |= {
            "where_coordinates": place.name or place.text,
            "latitude": place.lat,
            "longitude": place.lon,
            "where_prec": where_precision(place.precision, near=near),
            "country": place.country,
            "adm_1": place.adm1,
        }
    return line | {str(c): counted[c] for c in GedDeaths} | _sources(view, event.evidence, event.origins)


def _statement(view: RecordView, one: StatementRecord) -> Line:
    return {
        "id": one.id,
        "speaker": one.speaker.name if one.speaker else None,
        "speaker_id": one.speaker.actor if one.speaker else None,
        "role": one.role,
        "voice": one.voice,
        "force": one.force,
        "form": one.form,
        "date_said": _days(one.said)[0],
        "date_reported": _days(one.reported)[0],
        "addressee": one.addressee.name if one.addressee else None,
        "questions": "; ".join(one.questions),
        "words": one.words,
        "language": one.language,
    } | _sources(view, one.evidence, one.origins)


def _positions(view: RecordView) -> Iterator[Line]:
    questions = {q.id: q for q in (*view.items(Question), *view.desk().questions)}
    for one in view.items(PositionRecord):
        question = questions.get(one.question)
        line: Line = {
            "id": one.id,
            "actor": one.actor.name,
            "actor_id": one.actor.actor,
            "question_id": one.question,
            "question_en": question.words.en if question else None,
            "question_fr": question.words.fr if question else None,
            "stance": one.stance,
            "date": _days(one.at)[0],
            "conditions": "; ".join(one.conditions),
            "words": one.words,
            "language": one.language,
        }
        yield line | _sources(view, one.evidence, one.origins)


def stage(accord: AccordRecord) -> PaxStage:
    """The PA-X stage that comes nearest: what is only proposed is a pre-negotiation text, whatever its kind."""
    return PaxStage.PRE if accord.state is AccordState.PROPOSED else _STAGE[accord.kind]


def _accord(view: RecordView, one: AccordRecord) -> Line:
    start, end = _days(one.when)
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "stage": stage(one),
        "state": one.state,
        "date_start": start,
        "date_end": end,
        "signatories": _names(one.signatories),
        "non_signatories": _names(one.non_signatories),
        "parties": _names(one.parties),
        "mediators": _names(one.mediators),
        "words": one.words,
        "language": one.language,
    } | _sources(view, one.evidence, one.origins)


def _commitment(view: RecordView, one: CommitmentRecord) -> Line:
    start, end = _days(one.due)
    return {
        "id": one.id,
        "owner": one.owner.name if one.owner else None,
        "owner_id": one.owner.actor if one.owner else None,
        "words": one.words,
        "language": one.language,
        "due_start": start,
        "due_end": end,
        "due_text": one.due.text if one.due else None,
        "hedged": "yes" if one.hedged else "no",
        "date_reported": _days(one.reported)[0],
    } | _sources(view, one.evidence, one.origins)


def _actor(one: Actor) -> Line:
    return {
        "id": one.id,
        "kind": one.kind,
        "name_en": one.names.en,
        "name_fr": one.names.fr,
        "country": one.country,
        "proposed": "yes" if one.proposed else "no",
    }
