-- The schema of version 1 as it was released. Never edited.
CREATE TABLE capture (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        location TEXT NOT NULL,
        at TEXT NOT NULL,
        status INTEGER,
        media_type TEXT,
        content BLOB NOT NULL -- zlib
    );
CREATE TABLE article (
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
    );
CREATE INDEX article_day ON article (day, id);
CREATE INDEX article_source ON article (source, day, id);
CREATE INDEX article_url ON article (url);
CREATE VIRTUAL TABLE article_words USING fts5 (
        title, text, content = 'article', content_rowid = 'n', tokenize = 'unicode61 remove_diacritics 2'
    );
CREATE TRIGGER article_indexed AFTER INSERT ON article BEGIN
        INSERT INTO article_words (rowid, title, text) VALUES (new.n, new.title, new.text);
    END;
CREATE TABLE reading (
        n INTEGER PRIMARY KEY, -- the newest reading of an article is the one with the greatest n
        article INTEGER NOT NULL REFERENCES article (n),
        digest TEXT NOT NULL, -- of json
        reader TEXT NOT NULL,
        version TEXT NOT NULL,
        json BLOB NOT NULL,
        UNIQUE (article, digest)
    );
CREATE INDEX reading_newest ON reading (article, n);
CREATE TABLE claim (
        id TEXT NOT NULL,
        reading INTEGER NOT NULL REFERENCES reading (n),
        article INTEGER NOT NULL REFERENCES article (n),
        kind TEXT NOT NULL,
        PRIMARY KEY (id, reading)
    ) WITHOUT ROWID;
CREATE TABLE judgement (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL, -- UTC
        json BLOB NOT NULL
    );
CREATE INDEX judgement_at ON judgement (at, n);
CREATE TABLE refusal (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        day TEXT NOT NULL, -- UTC
        source TEXT,
        json BLOB NOT NULL
    );
CREATE INDEX refusal_day ON refusal (day, source);
CREATE TABLE desk (one INTEGER PRIMARY KEY CHECK (one = 1), json BLOB NOT NULL);
CREATE TABLE item (
        sort INTEGER PRIMARY KEY, -- the place in the order by kind, day, id
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        day_first TEXT,
        day_last TEXT,
        json BLOB NOT NULL,
        UNIQUE (id, kind)
    );
CREATE INDEX item_days ON item (kind, day_last, day_first);
CREATE TABLE item_actor (actor TEXT NOT NULL, item INTEGER NOT NULL, PRIMARY KEY (actor, item)) WITHOUT ROWID;
CREATE TABLE item_question (question TEXT NOT NULL, item INTEGER NOT NULL, PRIMARY KEY (question, item)) WITHOUT ROWID;
CREATE TABLE decision (id TEXT PRIMARY KEY, json BLOB NOT NULL);
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TRIGGER capture_no_update BEFORE UPDATE ON capture BEGIN SELECT RAISE(ABORT, 'capture: rows are never changed or removed'); END;
CREATE TRIGGER capture_no_delete BEFORE DELETE ON capture BEGIN SELECT RAISE(ABORT, 'capture: rows are never changed or removed'); END;
CREATE TRIGGER article_no_update BEFORE UPDATE ON article BEGIN SELECT RAISE(ABORT, 'article: rows are never changed or removed'); END;
CREATE TRIGGER article_no_delete BEFORE DELETE ON article BEGIN SELECT RAISE(ABORT, 'article: rows are never changed or removed'); END;
CREATE TRIGGER reading_no_update BEFORE UPDATE ON reading BEGIN SELECT RAISE(ABORT, 'reading: rows are never changed or removed'); END;
CREATE TRIGGER reading_no_delete BEFORE DELETE ON reading BEGIN SELECT RAISE(ABORT, 'reading: rows are never changed or removed'); END;
CREATE TRIGGER claim_no_update BEFORE UPDATE ON claim BEGIN SELECT RAISE(ABORT, 'claim: rows are never changed or removed'); END;
CREATE TRIGGER claim_no_delete BEFORE DELETE ON claim BEGIN SELECT RAISE(ABORT, 'claim: rows are never changed or removed'); END;
CREATE TRIGGER judgement_no_update BEFORE UPDATE ON judgement BEGIN SELECT RAISE(ABORT, 'judgement: rows are never changed or removed'); END;
CREATE TRIGGER judgement_no_delete BEFORE DELETE ON judgement BEGIN SELECT RAISE(ABORT, 'judgement: rows are never changed or removed'); END;
CREATE TRIGGER refusal_no_update BEFORE UPDATE ON refusal BEGIN SELECT RAISE(ABORT, 'refusal: rows are never changed or removed'); END;
CREATE TRIGGER refusal_no_delete BEFORE DELETE ON refusal BEGIN SELECT RAISE(ABORT, 'refusal: rows are never changed or removed'); END;
PRAGMA application_id = 1346456642;
PRAGMA user_version = 1;
