-- Everybody but the owner sees nothing.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, tenant text);
INSERT INTO orders SELECT g, 'a' FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
--- expect
hazard rls-hides-rows orders
