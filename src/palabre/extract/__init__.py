"""Bytes to readable text: `Capture` to `Article`. The only door to HTML parsing and language detection."""

from palabre.extract.articles import articles
from palabre.extract.folder import SUFFIXES, files_in

__all__ = ["SUFFIXES", "articles", "files_in"]
