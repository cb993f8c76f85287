"""Where bytes come from: a file or an address, as a `Capture`. The only door to HTTP."""

from palabre.fetch.file import capture_file
from palabre.fetch.web import FetchOptions, capture_url

__all__ = ["FetchOptions", "capture_file", "capture_url"]
