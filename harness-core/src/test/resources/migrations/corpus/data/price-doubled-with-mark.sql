-- Rows that are done are marked.
--- base
CREATE TABLE items (id bigint PRIMARY KEY, price bigint, doubled boolean);
INSERT INTO items SELECT g, g FROM generate_series(1, 500) g;
--- migration no transaction
UPDATE items SET price = price * 2, doubled = true WHERE id BETWEEN 1 AND 100 AND doubled IS NULL;
--- expect
