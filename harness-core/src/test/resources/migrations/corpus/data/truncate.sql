-- All rows of an old table are gone.
--- base
CREATE TABLE import_rows (id bigint PRIMARY KEY);
INSERT INTO import_rows SELECT g FROM generate_series(1, 200) g;
--- migration
TRUNCATE import_rows CASCADE;
--- expect
hazard data-loss import_rows
lock import_rows ACCESS EXCLUSIVE
