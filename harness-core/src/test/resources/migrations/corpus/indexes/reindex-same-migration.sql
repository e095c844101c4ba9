-- A table that the migration itself makes.
--- base
CREATE TABLE unrelated (id int);
INSERT INTO unrelated VALUES (1);
--- migration
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
INSERT INTO orders SELECT n, n FROM generate_series(1, 100) n;
REINDEX TABLE orders;
--- expect
