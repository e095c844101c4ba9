-- Names that no application uses.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint CONSTRAINT positive CHECK (total > 0));
CREATE INDEX by_total ON orders (total);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
--- migration
ALTER INDEX by_total RENAME TO orders_total;
ALTER TABLE orders RENAME CONSTRAINT positive TO orders_total_positive;
--- expect
