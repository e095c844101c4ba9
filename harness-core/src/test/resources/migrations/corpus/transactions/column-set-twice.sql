-- The server refuses it.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
UPDATE orders SET note = 'a', note = 'b' WHERE id = 7;
--- expect
hazard duplicate-assignment orders
fails 42601
