CREATE TABLE orders (id bigint PRIMARY KEY, customer integer NOT NULL, amount integer NOT NULL);
CREATE INDEX orders_customer_idx ON orders (customer);
