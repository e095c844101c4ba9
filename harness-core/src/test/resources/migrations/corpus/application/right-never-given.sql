-- The same statement where nobody had the right.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
REVOKE ALL ON orders FROM PUBLIC;
--- expect
