-- A block empties a table, which few rows do not excuse.
--- size items 200
--- base
CREATE TABLE items (id bigint PRIMARY KEY, price integer);
INSERT INTO items SELECT g, g FROM generate_series(1, 200) g;
--- migration
DO $$ BEGIN TRUNCATE items; END $$;
--- expect
hazard data-loss items
