-- The server cuts the name after 63 bytes.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
CREATE TABLE orders_of_customers_in_regions_with_deliveries_that_were_delayed_twice (id bigint PRIMARY KEY);
--- expect
hazard identifier-truncated orders_of_customers_in_regions_with_deliveries_that_were_delayed_twice
