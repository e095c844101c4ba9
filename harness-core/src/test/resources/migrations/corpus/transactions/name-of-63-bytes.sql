-- The longest name that is kept.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
CREATE TABLE order_of_customers_in_regions_with_deliveries_that_were_delayed (id bigint);
--- expect
