-- Another table is published.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;
CREATE TABLE notes (id bigint PRIMARY KEY);
INSERT INTO notes VALUES (1);
CREATE PUBLICATION feed FOR TABLE notes;
--- migration
ALTER TABLE orders DROP CONSTRAINT orders_pkey;
--- expect
