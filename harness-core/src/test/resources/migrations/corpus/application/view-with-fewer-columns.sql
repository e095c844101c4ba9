-- A view cannot be replaced by one that lacks a column.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
CREATE VIEW notes AS SELECT id, note FROM orders;
INSERT INTO orders SELECT g, 'n' FROM generate_series(1, 200) g;
--- migration
CREATE OR REPLACE VIEW notes AS SELECT id FROM orders;
--- expect
hazard view-blocks-change notes
fails 42P16
