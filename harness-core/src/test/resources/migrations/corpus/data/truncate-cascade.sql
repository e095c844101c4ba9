-- The same statement, and another table references the named one.
--- base
CREATE TABLE import_rows (id bigint PRIMARY KEY);
CREATE TABLE import_notes (id bigint PRIMARY KEY REFERENCES import_rows);
INSERT INTO import_rows SELECT g FROM generate_series(1, 200) g;
INSERT INTO import_notes SELECT g FROM generate_series(1, 200) g;
--- migration
TRUNCATE import_rows CASCADE;
--- expect
hazard data-loss import_rows
hazard truncate-cascade import_notes
lock import_notes ACCESS EXCLUSIVE
