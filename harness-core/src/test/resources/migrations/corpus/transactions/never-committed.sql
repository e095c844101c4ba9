-- What follows BEGIN is undone when the session ends.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration no transaction
BEGIN;
ALTER TABLE orders ADD COLUMN note text;
--- expect
hazard uncommitted-transaction transaction
