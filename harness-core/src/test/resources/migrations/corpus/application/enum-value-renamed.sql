-- The old application sends the old text.
--- base
CREATE TYPE status AS ENUM ('open', 'canceled');
CREATE TABLE orders (id bigint PRIMARY KEY, status status);
INSERT INTO orders SELECT g, 'open' FROM generate_series(1, 200) g;
--- migration
ALTER TYPE status RENAME VALUE 'canceled' TO 'cancelled';
--- expect
hazard enum-rename status
