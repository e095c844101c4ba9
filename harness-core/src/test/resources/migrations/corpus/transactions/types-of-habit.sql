-- Types that cost something later.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
CREATE TABLE basket (id serial PRIMARY KEY, code char(3), name varchar(50), made timestamp);
--- expect
advice style basket
advice int-key-exhaustion basket
