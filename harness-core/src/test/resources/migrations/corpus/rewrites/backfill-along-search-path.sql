-- The search path leads to another table of the same name.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, total integer);
CREATE SCHEMA app;
CREATE TABLE app.orders (id bigint PRIMARY KEY, total integer);
INSERT INTO app.orders SELECT g, g FROM generate_series(1, 200) g;
--- migration
SET LOCAL search_path = app;
ALTER TABLE orders ADD COLUMN x integer;
UPDATE orders SET x = 1;
--- expect
hazard backfill-under-ddl-lock app.orders
