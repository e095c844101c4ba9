CREATE TABLE orders (id bigint PRIMARY KEY, amount integer NOT NULL);
CREATE TABLE span (until timestamptz PRIMARY KEY);
