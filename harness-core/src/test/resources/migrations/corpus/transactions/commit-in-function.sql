-- A word in a body is no COMMIT of the file.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
CREATE PROCEDURE tidy() LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM orders WHERE id < 0;
    COMMIT;
END $$;
--- expect
