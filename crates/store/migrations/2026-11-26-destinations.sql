-- What was sent to a destination, and which time: a receiver is told that a later one is an update.

ALTER TABLE delivery ADD COLUMN destination TEXT;

ALTER TABLE delivery ADD COLUMN version INTEGER;
