-- The table that is shut is not the one that is filled, which is small.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, total integer);
CREATE SCHEMA app;
CREATE TABLE app.orders (id bigint PRIMARY KEY, total integer);
INSERT INTO app.orders SELECT g, g FROM generate_series(1, 200) g;
--- migration
SET LOCAL search_path = app;
ALTER TABLE public.orders ADD COLUMN x integer;
UPDATE orders SET total = 1 WHERE id = 7;
--- expect
