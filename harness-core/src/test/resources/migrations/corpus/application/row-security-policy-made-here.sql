-- The policy comes in the same transaction.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, tenant text);
INSERT INTO orders SELECT g, 'a' FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON orders USING (tenant = current_user);
--- expect
advice policy-created orders
