-- What it did is not done any more.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, changed timestamptz);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed := now(); RETURN NEW; END';
CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
DROP TRIGGER touch ON orders;
--- expect
advice trigger-dropped orders
lock orders ACCESS EXCLUSIVE
