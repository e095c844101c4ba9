-- The view is made by the migration.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;
--- migration
CREATE MATERIALIZED VIEW totals AS SELECT sum(total) AS total FROM orders;
REFRESH MATERIALIZED VIEW totals;
--- expect
