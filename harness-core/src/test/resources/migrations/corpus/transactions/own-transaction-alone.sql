-- The same file where the runner uses no transaction.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration no transaction
BEGIN;
ALTER TABLE orders ADD COLUMN note text;
COMMIT;
--- expect
