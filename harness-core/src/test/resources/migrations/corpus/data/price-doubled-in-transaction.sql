-- The same statement happens once or not at all.
--- base
CREATE TABLE items (id bigint PRIMARY KEY, price bigint);
INSERT INTO items SELECT g, g FROM generate_series(1, 500) g;
--- migration
UPDATE items SET price = price * 2 WHERE id BETWEEN 1 AND 100;
--- expect
