-- A function empties a table, of which the statement says nothing.
--- size items 200
--- base
CREATE TABLE items (id bigint PRIMARY KEY, price integer);
INSERT INTO items SELECT g, g FROM generate_series(1, 200) g;
CREATE FUNCTION wipe() RETURNS void LANGUAGE plpgsql AS 'BEGIN EXECUTE ''TRUN'' || ''CATE items''; END';
--- migration
SELECT wipe();
--- expect
hazard data-loss items
