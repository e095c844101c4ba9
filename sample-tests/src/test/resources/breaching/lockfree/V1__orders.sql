CREATE TABLE orders (id bigint PRIMARY KEY, amount integer NOT NULL);
