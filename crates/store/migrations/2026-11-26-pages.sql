-- Pages of the paper and what stands on them. A story stands in one slot of one page; the slots
-- are those of the page's plan, which is a file, so a slot is only a name here.

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
