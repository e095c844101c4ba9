-- A right that somebody had is gone.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
GRANT SELECT ON orders TO PUBLIC;
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
REVOKE ALL ON orders FROM PUBLIC;
--- expect
hazard rls-hides-rows orders
