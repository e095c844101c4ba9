-- An invalid index from before, which the migration has nothing to do with.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;
CREATE INDEX orders_customer_idx ON orders (customer_id);
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'orders_customer_idx'::regclass;
CREATE TABLE notes (id bigint PRIMARY KEY, body text);
INSERT INTO notes SELECT n, 'x' FROM generate_series(1, 100) n;
--- migration no transaction
CREATE INDEX CONCURRENTLY notes_body_idx ON notes (body);
--- expect
