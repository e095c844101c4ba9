-- Two columns, each once.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, note text, remark text);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
UPDATE orders SET note = 'a', remark = 'b' WHERE id = 7;
--- expect
