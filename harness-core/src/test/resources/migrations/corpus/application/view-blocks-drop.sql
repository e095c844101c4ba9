-- PostgreSQL refuses to drop a column that a view shows.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
CREATE VIEW notes AS SELECT id, note FROM orders;
INSERT INTO orders SELECT g, 'n' FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders DROP COLUMN note;
--- expect
hazard view-blocks-change orders
fails 2BP01
