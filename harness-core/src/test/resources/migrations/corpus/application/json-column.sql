-- No equality, no DISTINCT.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders ADD COLUMN details json;
--- expect
advice json-column orders
