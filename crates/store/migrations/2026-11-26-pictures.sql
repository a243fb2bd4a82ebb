-- What a picture says of itself (EXIF, IPTC-IIM, XMP) and what people have said of it since.
-- Empty where nobody says anything. taken_at has an offset only where the camera gave one.
ALTER TABLE media ADD COLUMN caption TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN credit TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN alt TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN headline TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN creator TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN copyright TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN keywords TEXT NOT NULL DEFAULT '[]';
ALTER TABLE media ADD COLUMN taken_at TEXT;
ALTER TABLE media ADD COLUMN profile TEXT;
ALTER TABLE media ADD COLUMN camera TEXT;
ALTER TABLE media ADD COLUMN ai TEXT;
ALTER TABLE media ADD COLUMN animated INTEGER NOT NULL DEFAULT 0 CHECK (animated IN (0, 1));
ALTER TABLE media ADD COLUMN cmyk INTEGER NOT NULL DEFAULT 0 CHECK (cmyk IN (0, 1));
ALTER TABLE media ADD COLUMN located INTEGER NOT NULL DEFAULT 0 CHECK (located IN (0, 1));
-- Whether its file was looked at for all this; those that came in before are looked at when there is time.
ALTER TABLE media ADD COLUMN examined INTEGER NOT NULL DEFAULT 0 CHECK (examined IN (0, 1));
-- All of its words, folded, in which the list looks.
ALTER TABLE media ADD COLUMN folded TEXT NOT NULL DEFAULT '';

-- Which figure of which story has which picture: in the present text, in a revision, in an entry of
-- the journal. A story may name a picture that is not here, so there is no reference to media.
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

-- How far the uses in revisions from before this table are known: up to seen, of all up to last.
CREATE TABLE media_use_scan (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seen INTEGER NOT NULL,
    last INTEGER NOT NULL,
    unreadable INTEGER NOT NULL DEFAULT 0
) STRICT;

INSERT INTO media_use_scan (id, seen, last) SELECT 1, 0, coalesce(max(seq), 0) FROM revision;

-- Files that no story uses, or that no row names: when that was seen last, and for how long it counts.
CREATE TABLE media_idle (
    media TEXT PRIMARY KEY,
    seconds INTEGER NOT NULL,
    last TEXT NOT NULL
) STRICT;
