-- Without its unique constraint, the key of another table goes.
--- base
CREATE TABLE customers (id bigint PRIMARY KEY, code text CONSTRAINT customers_code UNIQUE);
CREATE TABLE orders (id bigint PRIMARY KEY, customer text CONSTRAINT orders_customer REFERENCES customers (code));
CREATE INDEX orders_by_customer ON orders (customer);
INSERT INTO customers SELECT g, g FROM generate_series(1, 100) g;
INSERT INTO orders SELECT g, g FROM generate_series(1, 100) g;
--- migration
ALTER TABLE customers DROP CONSTRAINT customers_code CASCADE;
--- expect
hazard cascade-drops-dependents orders
