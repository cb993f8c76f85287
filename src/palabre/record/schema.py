"""The tables of the record's file, as an ordered list of migrations. Takes an open file; brings it to the last version.

A new file goes through the same list as an old one. A step that was released is never edited: a change is a new step
at the end. Refuses files that are not ours and files of a newer Palabre.
"""

from dataclasses import dataclass

APPLICATION_ID = 0x50414C42  # "PALB"


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: what it is for, and its statements."""

    why: str
    statements: tuple[str, ...]


def _append_only(table: str) -> tuple[str, ...]:
    """Triggers that let rows in and never out. REPLACE fires the second one (`recursive_triggers` is on)."""
    return tuple(
        f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table}: rows are never changed or removed'); END"
        for action in ("UPDATE", "DELETE")
    )


_ARTICLES = (
    """CREATE TABLE capture (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        location TEXT NOT NULL,
        at TEXT NOT NULL,
        status INTEGER,
        media_type TEXT,
        content BLOB NOT NULL -- zlib
    )""",
    """CREATE TABLE article (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        day TEXT, -- of publication, in UTC
        source TEXT,
        url TEXT,
        title TEXT,
        text TEXT NOT NULL,
        published TEXT,
        published_day INTEGER NOT NULL,
        language TEXT,
        capture TEXT,
        supersedes TEXT,
        modified TEXT
    )""",
    "CREATE INDEX article_day ON article (day, id)",
    "CREATE INDEX article_source ON article (source, day, id)",
    "CREATE INDEX article_url ON article (url)",
    """CREATE VIRTUAL TABLE article_words USING fts5 (
        title, text, content = 'article', content_rowid = 'n', tokenize = 'unicode61 remove_diacritics 2'
    )""",
    """CREATE TRIGGER article_indexed AFTER INSERT ON article BEGIN
        INSERT INTO article_words (rowid, title, text) VALUES (new.n, new.title, new.text);
    END""",
)

_READINGS = (
    """CREATE TABLE reading (
        n INTEGER PRIMARY KEY, -- the newest reading of an article is the one with the greatest n
        article INTEGER NOT NULL REFERENCES article (n),
        digest TEXT NOT NULL, -- of json
        reader TEXT NOT NULL,
        version TEXT NOT NULL,
        json BLOB NOT NULL,
        UNIQUE (article, digest)
    )""",
    "CREATE INDEX reading_newest ON reading (article, n)",
    """CREATE TABLE claim (
        id TEXT NOT NULL,
        reading INTEGER NOT NULL REFERENCES reading (n),
        article INTEGER NOT NULL REFERENCES article (n),
        kind TEXT NOT NULL,
        PRIMARY KEY (id, reading)
    ) WITHOUT ROWID""",
    """CREATE TABLE judgement (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL, -- UTC
        json BLOB NOT NULL
    )""",
    "CREATE INDEX judgement_at ON judgement (at, n)",
    """CREATE TABLE refusal (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        day TEXT NOT NULL, -- UTC
        source TEXT,
        json BLOB NOT NULL
    )""",
    "CREATE INDEX refusal_day ON refusal (day, source)",
)

_RECORD = (
    "CREATE TABLE desk (one INTEGER PRIMARY KEY CHECK (one = 1), json BLOB NOT NULL)",
    """CREATE TABLE item (
        sort INTEGER PRIMARY KEY, -- the place in the order by kind, day, id
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        day_first TEXT,
        day_last TEXT,
        json BLOB NOT NULL,
        UNIQUE (id, kind)
    )""",
    "CREATE INDEX item_days ON item (kind, day_last, day_first)",
    "CREATE TABLE item_actor (actor TEXT NOT NULL, item INTEGER NOT NULL, PRIMARY KEY (actor, item)) WITHOUT ROWID",
    "CREATE TABLE item_question"
    " (question TEXT NOT NULL, item INTEGER NOT NULL, PRIMARY KEY (question, item)) WITHOUT ROWID",
    "CREATE TABLE decision (id TEXT PRIMARY KEY, json BLOB NOT NULL)",
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)

MIGRATIONS: tuple[Migration, ...] = (
    Migration(
        "articles, readings and judgements that are never changed, and the record that is folded from them",
        (
            *_ARTICLES,
            *_READINGS,
            *_RECORD,
            *(
                trigger
                for table in ("capture", "article", "reading", "claim", "judgement", "refusal")
                for trigger in _append_only(table)
            ),
        ),
    ),
)
