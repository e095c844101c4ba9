-- A trigger that gives a first value copies nothing.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, code text);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
--- migration
CREATE FUNCTION give_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.code := md5(random()::text);
    RETURN NEW;
END $$;
CREATE TRIGGER give_code BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION give_code();
--- expect
