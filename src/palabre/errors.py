"""The tree of errors. Each carries the resource it is about, so that a message can name it.

::

    PalabreError
    ├── InputError                 what was given cannot be used; nothing was stored from it
    │   ├── UnreadableInput        a file or address: empty, wrong encoding, too large, no article in it
    │   ├── BadLine                one line of a JSONL file; the other lines stand
    │   └── BadDesk                the desk's file: unknown key, wrong type, a source named twice
    ├── FetchError
    │   ├── FetchRefused           we will not ask: private address, scheme, robots, size
    │   └── FetchFailed            we asked and got no answer that can be used
    ├── RecordError
    │   ├── RecordMissing          no record file there (run `palabre init`)
    │   ├── RecordLocked           another process writes
    │   ├── RecordDamaged          the file is not a record, or fails its integrity check
    │   ├── RecordFull             the disk is full
    │   └── NotFound               no such id, actor or question
    ├── UnknownLanguage            neither English nor French
    └── PromiseBroken              `palabre check`: a line without its words
"""


class PalabreError(Exception):
    """Root of all errors that Palabre raises on purpose.

    Args:
        resource: what the error is about (a path, an address, an id).
        reason: what is wrong, in words for a person.
        remedy: what the person can do now, or None.
    """

    def __init__(self, resource: str, reason: str, remedy: str | None = None) -> None:
        super().__init__(resource, reason, remedy)
        self.resource = resource
        self.reason = reason
        self.remedy = remedy

    def __str__(self) -> str:
        """The message for a person: resource, reason, remedy."""
        return f"{self.resource}: {self.reason}" + (f" ({self.remedy})" if self.remedy else "")

    @property
    def code(self) -> str:
        """The error's name as a program reads it, e.g. `unreadable_input`."""
        name = type(self).__name__
        return "".join(f"_{c.lower()}" if c.isupper() and i else c.lower() for i, c in enumerate(name))


class InputError(PalabreError):
    """What was given cannot be used."""


class UnreadableInput(InputError):
    """A file or address that yields no article."""


class BadLine(InputError):
    """One line of a JSONL file that is not an article."""


class BadDesk(InputError):
    """The desk's file cannot be used."""


class FetchError(PalabreError):
    """An address that gave nothing."""


class FetchRefused(FetchError):
    """An address that we will not ask."""


class FetchFailed(FetchError):
    """An address that we asked in vain."""


class RecordError(PalabreError):
    """The record's file cannot be used, or does not hold what was asked."""


class RecordMissing(RecordError):
    """No record file at the path."""


class RecordLocked(RecordError):
    """Another process holds the record for writing."""


class RecordDamaged(RecordError):
    """The file is not a record, or its pages are damaged."""


class RecordFull(RecordError):
    """The disk has no room; what was finished before is stored."""


class NotFound(RecordError):
    """The record holds nothing under this id or name."""


class UnknownLanguage(PalabreError):
    """The text is neither English nor French."""


class DamagedWeights(PalabreError):
    """A file of trained weights that is missing or is not the one that was shipped."""


class PromiseBroken(PalabreError):
    """A line whose words do not stand where it says."""
