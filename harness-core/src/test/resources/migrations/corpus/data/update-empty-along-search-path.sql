-- An empty table, found along the search path.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, total integer);
CREATE SCHEMA app;
CREATE TABLE app.orders (id bigint PRIMARY KEY, total integer);
INSERT INTO app.orders SELECT g, g FROM generate_series(1, 200) g;
--- migration
SET LOCAL search_path = app;
DELETE FROM orders WHERE id < 150;
SET LOCAL search_path = public;
UPDATE orders SET total = 1;
--- expect
hazard whole-table-update orders
