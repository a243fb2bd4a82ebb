-- The vault: what a reporter keeps beside a story and what never leaves. Only crates/store/src/vault
-- names these tables. The content (title, text, contact, anchor) is JSON; files lie under vault/,
-- named by their hash. A row of vault_file that no entry names waits for its file to be removed.
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

-- What an entry said before: kept for a while, so that nothing that was typed is lost.
CREATE TABLE vault_state (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    entry TEXT NOT NULL REFERENCES vault_entry (id),
    content TEXT NOT NULL,
    person_name TEXT NOT NULL,
    time TEXT NOT NULL
) STRICT;

CREATE INDEX vault_state_by_entry ON vault_state (entry, seq);
