-- The next migration inherits the setting.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
SET lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN note text;
--- expect
hazard set-leaks lock_timeout
