-- Schema version 9, written by a test from migrations/. Do not edit.

CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL,
    person TEXT,
    time TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE term (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    parent TEXT,
    UNIQUE (kind, id),
    FOREIGN KEY (kind, parent) REFERENCES term (kind, id)
) STRICT;

CREATE TABLE article (
    id TEXT PRIMARY KEY,
    head TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    delivered INTEGER NOT NULL DEFAULT 0 CHECK (delivered IN (0, 1)),
    title TEXT NOT NULL,
    kicker TEXT NOT NULL,
    lead TEXT NOT NULL,
    channel TEXT,
    channel_name TEXT,
    authors TEXT NOT NULL,
    source TEXT,
    language TEXT NOT NULL,
    words INTEGER NOT NULL,
    picture TEXT,
    state TEXT NOT NULL GENERATED ALWAYS AS (
        CASE WHEN trashed_at IS NOT NULL THEN 'trashed' WHEN delivered THEN 'exported' ELSE 'draft' END
    ) VIRTUAL
, suggestions INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE INDEX article_by_channel ON article (channel);

CREATE TABLE article_text (
    article TEXT PRIMARY KEY REFERENCES article (id),
    text TEXT NOT NULL
) STRICT;

CREATE TABLE revision (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    article TEXT NOT NULL REFERENCES article (id),
    stage TEXT NOT NULL,
    author TEXT,
    author_name TEXT NOT NULL,
    time TEXT NOT NULL,
    words INTEGER NOT NULL,
    added INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    hash TEXT NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE INDEX revision_by_article ON revision (article, seq);

CREATE TABLE revision_parent (
    revision TEXT NOT NULL REFERENCES revision (id),
    position INTEGER NOT NULL,
    parent TEXT NOT NULL REFERENCES revision (id),
    PRIMARY KEY (revision, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER revision_is_never_changed BEFORE UPDATE ON revision
BEGIN SELECT RAISE (ABORT, 'a revision is never changed'); END;

CREATE TRIGGER revision_is_never_deleted BEFORE DELETE ON revision
BEGIN SELECT RAISE (ABORT, 'a revision is never deleted'); END;

CREATE TRIGGER revision_parent_is_never_changed BEFORE UPDATE ON revision_parent
BEGIN SELECT RAISE (ABORT, 'a revision is never changed'); END;

CREATE TRIGGER revision_parent_is_never_deleted BEFORE DELETE ON revision_parent
BEGIN SELECT RAISE (ABORT, 'a revision is never deleted'); END;

CREATE TABLE journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL REFERENCES article (id),
    base TEXT NOT NULL REFERENCES revision (id),
    person TEXT,
    person_name TEXT NOT NULL,
    time TEXT NOT NULL,
    change TEXT NOT NULL
) STRICT;

CREATE INDEX journal_by_article ON journal (article, seq);

CREATE TABLE problem (
    article TEXT NOT NULL REFERENCES article (id),
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    params TEXT NOT NULL,
    line INTEGER NOT NULL,
    column INTEGER NOT NULL,
    excerpt TEXT NOT NULL,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL REFERENCES article (id),
    revision TEXT NOT NULL REFERENCES revision (id),
    format TEXT NOT NULL,
    path TEXT NOT NULL,
    person TEXT,
    person_name TEXT NOT NULL,
    time TEXT NOT NULL
, destination TEXT, version INTEGER) STRICT;

CREATE INDEX delivery_by_article ON delivery (article, id);

CREATE TABLE delivery_file (
    delivery INTEGER NOT NULL REFERENCES delivery (id),
    position INTEGER NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    PRIMARY KEY (delivery, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE media (
    hash TEXT PRIMARY KEY,
    mime TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    name TEXT NOT NULL,
    time TEXT NOT NULL
, caption TEXT NOT NULL DEFAULT '', credit TEXT NOT NULL DEFAULT '', alt TEXT NOT NULL DEFAULT '', headline TEXT NOT NULL DEFAULT '', creator TEXT NOT NULL DEFAULT '', copyright TEXT NOT NULL DEFAULT '', place TEXT NOT NULL DEFAULT '', keywords TEXT NOT NULL DEFAULT '[]', taken_at TEXT, profile TEXT, camera TEXT, ai TEXT, animated INTEGER NOT NULL DEFAULT 0 CHECK (animated IN (0, 1)), cmyk INTEGER NOT NULL DEFAULT 0 CHECK (cmyk IN (0, 1)), located INTEGER NOT NULL DEFAULT 0 CHECK (located IN (0, 1)), examined INTEGER NOT NULL DEFAULT 0 CHECK (examined IN (0, 1)), folded TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE profile (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE snapshot (
    revision TEXT PRIMARY KEY REFERENCES revision (id),
    name TEXT NOT NULL CHECK (name <> ''),
    note TEXT NOT NULL,
    person TEXT,
    person_name TEXT NOT NULL,
    time TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE media_use (
    media TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES article (id),
    block TEXT NOT NULL,
    present INTEGER NOT NULL DEFAULT 0 CHECK (present IN (0, 1)),
    revision INTEGER NOT NULL DEFAULT 0 CHECK (revision IN (0, 1)),
    journal INTEGER NOT NULL DEFAULT 0 CHECK (journal IN (0, 1)),
    PRIMARY KEY (media, article, block)
) STRICT, WITHOUT ROWID;

CREATE INDEX media_use_by_article ON media_use (article);

CREATE TABLE media_use_scan (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seen INTEGER NOT NULL,
    last INTEGER NOT NULL,
    unreadable INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE media_idle (
    media TEXT PRIMARY KEY,
    seconds INTEGER NOT NULL,
    last TEXT NOT NULL
) STRICT;

CREATE TABLE vault_file (
    hash TEXT PRIMARY KEY,
    mime TEXT NOT NULL,
    bytes INTEGER NOT NULL
) STRICT;

CREATE TABLE vault_entry (
    id TEXT PRIMARY KEY,
    story TEXT NOT NULL REFERENCES article (id),
    kind TEXT NOT NULL CHECK (kind IN ('note', 'contact', 'document', 'recording')),
    content TEXT NOT NULL,
    file TEXT REFERENCES vault_file (hash),
    file_name TEXT NOT NULL DEFAULT '',
    person TEXT,
    person_name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    trashed_at TEXT
) STRICT;

CREATE INDEX vault_entry_by_story ON vault_entry (story);

CREATE INDEX vault_entry_by_file ON vault_entry (file);

CREATE TABLE vault_state (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    entry TEXT NOT NULL REFERENCES vault_entry (id),
    content TEXT NOT NULL,
    person_name TEXT NOT NULL,
    time TEXT NOT NULL
) STRICT;

CREATE INDEX vault_state_by_entry ON vault_state (entry, seq);

CREATE TABLE vault_idle (
    item TEXT PRIMARY KEY,
    seconds INTEGER NOT NULL,
    last TEXT NOT NULL
) STRICT;

CREATE TABLE page (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (name <> ''),
    plan TEXT NOT NULL,
    number TEXT NOT NULL,
    section TEXT NOT NULL,
    date TEXT,
    editors TEXT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE page_slot (
    article TEXT PRIMARY KEY REFERENCES article (id),
    page TEXT NOT NULL REFERENCES page (id),
    slot TEXT NOT NULL,
    UNIQUE (page, slot)
) STRICT, WITHOUT ROWID;

CREATE TABLE "person" (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    chosen INTEGER REFERENCES step (id),
    pen_name TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT 'other',
    colour TEXT,
    tracked INTEGER CHECK (tracked IN (0, 1))
) STRICT;

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

CREATE TABLE reading (
    person TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES article (id),
    revision TEXT NOT NULL REFERENCES revision (id),
    time TEXT NOT NULL,
    PRIMARY KEY (person, article)
) STRICT, WITHOUT ROWID;
