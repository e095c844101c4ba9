-- If the second statement fails, the first one is there already.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration no transaction
CREATE TABLE basket (id bigint PRIMARY KEY);
CREATE TABLE basket_item (id bigint PRIMARY KEY);
--- expect
advice not-rerunnable basket
