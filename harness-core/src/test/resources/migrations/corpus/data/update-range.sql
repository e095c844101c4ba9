-- One range of the key.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, status text);
INSERT INTO orders SELECT g, 'open' FROM generate_series(1, 500) g;
--- migration
UPDATE orders SET status = 'closed' WHERE id BETWEEN 1 AND 1000;
--- expect
