-- What was removed from the vault and waits to go for good: an entry by its id, an earlier state of
-- one by its number, a file without a row by its hash; when that was seen last, and for how long it
-- counts. As media_idle: a clock that is set ahead must not empty the bin.
CREATE TABLE vault_idle (
    item TEXT PRIMARY KEY,
    seconds INTEGER NOT NULL,
    last TEXT NOT NULL
) STRICT;
