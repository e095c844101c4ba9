-- The new value sorts last.
--- base
CREATE TYPE status AS ENUM ('open', 'paid');
CREATE TABLE orders (id bigint PRIMARY KEY, status status);
INSERT INTO orders SELECT g, 'open' FROM generate_series(1, 200) g;
--- migration
ALTER TYPE status ADD VALUE 'packed';
--- expect
advice enum-order status
advice enum-irreversible status
