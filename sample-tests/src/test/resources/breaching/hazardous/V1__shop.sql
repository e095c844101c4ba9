CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL, phone text);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, amount int NOT NULL, note text);
