-- A rule replaces statements before they are planned.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
CREATE RULE keep AS ON DELETE TO orders DO INSTEAD NOTHING;
--- expect
advice rule-created orders
