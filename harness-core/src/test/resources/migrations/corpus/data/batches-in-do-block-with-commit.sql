-- Outside of a transaction, each batch is committed.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, status text);
INSERT INTO orders SELECT g, 'open' FROM generate_series(1, 500) g;
--- migration no transaction
DO $$
BEGIN
    FOR i IN 0..4 LOOP
        UPDATE orders SET status = 'done' WHERE id > i * 100 AND id <= (i + 1) * 100;
        COMMIT;
    END LOOP;
END $$;
--- expect
