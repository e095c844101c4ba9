-- Dropping a key shuts the table that it points to; nothing is read, so it is advice.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;

CREATE TABLE order_notes (id bigint PRIMARY KEY, order_id bigint REFERENCES orders, body text);
INSERT INTO order_notes SELECT n, n, 'x' FROM generate_series(1, 200) n;
--- migration
ALTER TABLE order_notes DROP CONSTRAINT order_notes_order_id_fkey;
--- expect
advice drop-unnamed-parent-lock orders
lock orders ACCESS EXCLUSIVE
lock order_notes ACCESS EXCLUSIVE
