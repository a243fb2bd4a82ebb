-- The newsroom's own story profiles, and its copies of those that come with the program.
-- The text is the profile's file, so that what was written by hand comes out as it went in.
CREATE TABLE profile (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL
) STRICT;
