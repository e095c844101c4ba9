-- The same statement over a base that has the policy.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, tenant text);
CREATE POLICY tenant ON orders USING (tenant = current_user);
INSERT INTO orders SELECT g, 'a' FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
--- expect
