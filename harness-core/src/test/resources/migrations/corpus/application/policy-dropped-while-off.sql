-- The same statement where row security is off.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, tenant text);
CREATE POLICY tenant ON orders USING (tenant = current_user);
INSERT INTO orders SELECT g, 'a' FROM generate_series(1, 200) g;
--- migration
DROP POLICY tenant ON orders;
--- expect
