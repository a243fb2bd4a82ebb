-- People, comments and the ledger of suggestions: what an editorial office says of a story beside it.

-- A person that was made and never chosen has no step, so the table is made anew. The columns keep
-- their places: rescue reads rows of older libraries by them.
CREATE TABLE person_now (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    chosen INTEGER REFERENCES step (id),
    pen_name TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT 'other',
    colour TEXT,
    tracked INTEGER CHECK (tracked IN (0, 1))
) STRICT;

INSERT INTO person_now (id, name, chosen) SELECT id, name, chosen FROM person ORDER BY rowid;
DROP TABLE person;
ALTER TABLE person_now RENAME TO person;

-- A thread is its first comment and those that name it. anchor, quote and resolved are the first
-- one's alone; where it is lost, its mark in the text still says where the thread belongs.
CREATE TABLE comment (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    article TEXT NOT NULL REFERENCES article (id),
    thread TEXT NOT NULL,
    anchor TEXT,
    quote TEXT NOT NULL,
    person TEXT NOT NULL,
    person_name TEXT NOT NULL,
    role TEXT NOT NULL,
    time TEXT NOT NULL,
    edited_at TEXT,
    text TEXT NOT NULL,
    mentions TEXT NOT NULL,
    resolved_by TEXT,
    resolved_name TEXT,
    resolved_at TEXT
) STRICT;

CREATE INDEX comment_by_article ON comment (article, thread);

CREATE TABLE comment_seen (
    comment TEXT NOT NULL REFERENCES comment (id),
    person TEXT NOT NULL,
    time TEXT NOT NULL,
    PRIMARY KEY (comment, person)
) STRICT, WITHOUT ROWID;

-- Story details that were changed with tracking on: what they were. What they are is in the story.
CREATE TABLE field_suggestion (
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES article (id),
    field TEXT NOT NULL,
    was TEXT NOT NULL,
    person TEXT NOT NULL,
    person_name TEXT NOT NULL,
    time TEXT NOT NULL,
    UNIQUE (article, field)
) STRICT;

-- What was decided of suggestions: of each the last word.
CREATE TABLE decided (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL REFERENCES article (id),
    suggestion TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject')),
    kind TEXT NOT NULL,
    field TEXT,
    section TEXT,
    was TEXT NOT NULL,
    now TEXT NOT NULL,
    person TEXT,
    person_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    decided_by TEXT,
    decided_name TEXT NOT NULL,
    time TEXT NOT NULL,
    UNIQUE (article, suggestion)
) STRICT;

-- Up to which version somebody has read a story.
CREATE TABLE reading (
    person TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES article (id),
    revision TEXT NOT NULL REFERENCES revision (id),
    time TEXT NOT NULL,
    PRIMARY KEY (person, article)
) STRICT, WITHOUT ROWID;

-- Open suggestions in the text, for the list.
ALTER TABLE article ADD COLUMN suggestions INTEGER NOT NULL DEFAULT 0;
