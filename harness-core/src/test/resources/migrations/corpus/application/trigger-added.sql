-- Every write pays.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, changed timestamptz);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed := now(); RETURN NEW; END';
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
--- expect
advice trigger-added orders
lock orders SHARE ROW EXCLUSIVE
