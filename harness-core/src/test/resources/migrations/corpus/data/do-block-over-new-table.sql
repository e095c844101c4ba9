-- A loop that fills a table which the migration made.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, status text);
INSERT INTO orders SELECT g, 'open' FROM generate_series(1, 500) g;
--- migration
CREATE TABLE weekday (number bigint PRIMARY KEY, name text);
DO $$
BEGIN
    FOR i IN 1..7 LOOP
        INSERT INTO weekday VALUES (i, 'day ' || i);
    END LOOP;
END $$;
--- expect
