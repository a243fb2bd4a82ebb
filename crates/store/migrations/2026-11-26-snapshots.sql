-- Names of versions. A revision is never changed, so its name stands beside it: giving it
-- another name, or none, touches no revision and voids no hash.

CREATE TABLE snapshot (
    revision TEXT PRIMARY KEY REFERENCES revision (id),
    name TEXT NOT NULL CHECK (name <> ''),
    note TEXT NOT NULL,
    person TEXT,
    person_name TEXT NOT NULL,
    time TEXT NOT NULL
) STRICT, WITHOUT ROWID;
