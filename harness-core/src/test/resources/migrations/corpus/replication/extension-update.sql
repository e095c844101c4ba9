-- The script of the extension decides.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;
CREATE EXTENSION pg_trgm VERSION '1.5';
--- migration
ALTER EXTENSION pg_trgm UPDATE;
--- expect
hazard extension-update pg_trgm
