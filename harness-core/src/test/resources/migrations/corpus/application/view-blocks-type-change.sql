-- PostgreSQL refuses another type under a view.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));
CREATE VIEW notes AS SELECT id, note FROM orders;
INSERT INTO orders SELECT g, 'n' FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders ALTER COLUMN note TYPE varchar(50);
--- expect
hazard view-blocks-change orders
fails 0A000
