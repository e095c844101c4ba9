-- The view is dropped and made again; nobody had rights on it.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));
CREATE VIEW notes AS SELECT id, note FROM orders;
INSERT INTO orders SELECT g, 'n' FROM generate_series(1, 200) g;
--- migration
DROP VIEW notes;
ALTER TABLE orders ALTER COLUMN note TYPE varchar(50);
CREATE VIEW notes AS SELECT id, note FROM orders;
--- expect
advice cached-plan-changed orders
