-- Each write reaches both columns.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric, total_cents bigint);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
--- migration
CREATE FUNCTION sync_total() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.total_cents := NEW.total * 100;
    RETURN NEW;
END $$;
CREATE TRIGGER sync_total BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION sync_total();
--- expect
