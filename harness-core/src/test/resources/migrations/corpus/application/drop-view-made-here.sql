-- A view that the same migration made.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, total integer);
INSERT INTO orders SELECT g, g FROM generate_series(1, 100) g;
CREATE VIEW report AS SELECT id, total FROM orders;
--- migration
CREATE VIEW other AS SELECT id FROM orders;
DROP VIEW other;
--- expect
