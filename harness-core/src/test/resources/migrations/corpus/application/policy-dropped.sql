-- With its only policy, all rows go out of sight.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, tenant text);
CREATE POLICY tenant ON orders USING (tenant = current_user);
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
INSERT INTO orders SELECT g, 'a' FROM generate_series(1, 200) g;
--- migration
DROP POLICY tenant ON orders;
--- expect
hazard rls-hides-rows orders
