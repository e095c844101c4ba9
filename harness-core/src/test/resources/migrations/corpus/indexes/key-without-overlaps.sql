-- The index of a key over time is built while the table is shut.
--- needs 18
--- base
CREATE TABLE room (id int4range NOT NULL, used daterange NOT NULL);
INSERT INTO room SELECT int4range(g, g + 1), '[2025-01-01,2025-02-01)' FROM generate_series(1, 200) g;
--- migration
ALTER TABLE room ADD CONSTRAINT room_pk PRIMARY KEY (id, used WITHOUT OVERLAPS);
--- expect
hazard exclusion-build room
lock room ACCESS EXCLUSIVE
