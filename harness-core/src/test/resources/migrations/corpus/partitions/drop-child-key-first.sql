-- With the key gone before, the parent is not touched by the rest.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;

CREATE TABLE order_notes (id bigint PRIMARY KEY, order_id bigint REFERENCES orders, body text);
INSERT INTO order_notes SELECT n, n, 'x' FROM generate_series(1, 200) n;
--- migration
ALTER TABLE order_notes DROP CONSTRAINT order_notes_order_id_fkey;
--- migration
ALTER TABLE order_notes ALTER COLUMN body SET DEFAULT '';
--- expect
lock orders ACCESS EXCLUSIVE
