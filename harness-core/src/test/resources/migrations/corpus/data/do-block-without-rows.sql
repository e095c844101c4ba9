-- A block that asks the catalog.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_class WHERE relname = 'basket') THEN
        CREATE TABLE basket (id bigint PRIMARY KEY);
    END IF;
END $$;
--- expect
