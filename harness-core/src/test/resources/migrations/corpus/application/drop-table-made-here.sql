-- A table that the same migration made is nobody's.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
--- migration
CREATE TABLE scratch AS SELECT id, total FROM orders WHERE total > 150;
DROP TABLE scratch;
--- expect
