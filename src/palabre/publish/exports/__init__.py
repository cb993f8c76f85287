"""Exports of the record: every item as JSON lines, and tables with the column names that practitioners know."""

from palabre.publish.exports.jsonl import export_jsonl
from palabre.publish.exports.tables import export_csv

__all__ = ["export_csv", "export_jsonl"]
