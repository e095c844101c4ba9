-- A column at the end is no trouble.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
CREATE VIEW notes AS SELECT id FROM orders;
GRANT SELECT ON notes TO PUBLIC;
INSERT INTO orders SELECT g, 'n' FROM generate_series(1, 200) g;
--- migration
CREATE OR REPLACE VIEW notes AS SELECT id, note FROM orders;
--- expect
