-- The index of the key is built while nobody can use the table.
--- base
CREATE TABLE orders (id bigint NOT NULL, total integer);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders ADD PRIMARY KEY (id);
--- expect
hazard pk-build orders
lock orders ACCESS EXCLUSIVE
