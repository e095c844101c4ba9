-- New rows of the old application may be refused.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
--- migration
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD CONSTRAINT total_is_positive CHECK (total > 0) NOT VALID;
--- expect
advice app-write-rejected orders
