-- A block rewrites a small table, which keeps its rows.
--- size items 200
--- base
CREATE TABLE items (id bigint PRIMARY KEY, price integer);
INSERT INTO items SELECT g, g FROM generate_series(1, 200) g;
--- migration
DO $$ BEGIN ALTER TABLE items ALTER COLUMN price TYPE bigint; END $$;
--- expect
rewrite items
