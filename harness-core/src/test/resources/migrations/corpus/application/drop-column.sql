-- A column goes while the old application may still name it.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
INSERT INTO orders SELECT g, 'n' FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders DROP COLUMN IF EXISTS note;
--- expect
hazard drop-column-in-use orders
lock orders ACCESS EXCLUSIVE
