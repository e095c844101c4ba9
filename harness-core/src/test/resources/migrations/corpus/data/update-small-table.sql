-- A table that stays small.
--- size currency 180
--- base
CREATE TABLE currency (code text PRIMARY KEY, name text);
INSERT INTO currency SELECT g, g FROM generate_series(1, 180) g;
--- migration
UPDATE currency SET name = upper(name);
--- expect
