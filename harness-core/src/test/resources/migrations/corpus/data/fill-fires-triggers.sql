-- The time stamp says that every row changed today.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, code int, changed timestamptz);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed := now(); RETURN NEW; END';
CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
INSERT INTO orders SELECT g FROM generate_series(1, 500) g;
--- migration
UPDATE orders SET code = 0 WHERE code IS NULL;
--- expect
hazard whole-table-update orders
advice backfill-fires-triggers orders
