CREATE TABLE sale (id bigint PRIMARY KEY, day integer NOT NULL, price integer);
CREATE TABLE price (id bigint PRIMARY KEY, from_day integer NOT NULL, to_day integer NOT NULL, amount integer NOT NULL);
