-- The value is committed by a migration of its own.
--- base
CREATE TYPE status AS ENUM ('open', 'paid');
CREATE TABLE orders (id bigint PRIMARY KEY, status status);
INSERT INTO orders SELECT g, 'open' FROM generate_series(1, 200) g;
--- migration
ALTER TYPE status ADD VALUE 'refunded' AFTER 'paid';
--- migration
UPDATE orders SET status = 'refunded' WHERE id = 7;
--- expect
advice enum-irreversible status
