-- The same migration where nobody had rights on the view.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
CREATE VIEW notes AS SELECT id, note FROM orders;
INSERT INTO orders SELECT g, 'n' FROM generate_series(1, 200) g;
--- migration
DROP VIEW notes;
CREATE VIEW notes AS SELECT id, note FROM orders WHERE id > 0;
--- expect
