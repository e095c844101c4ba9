-- COMMIT ends the runner's transaction.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
BEGIN;
ALTER TABLE orders ADD COLUMN note text;
COMMIT;
--- expect
hazard nested-transaction transaction
