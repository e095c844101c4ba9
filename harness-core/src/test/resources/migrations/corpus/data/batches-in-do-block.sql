-- The batches are one transaction.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, status text);
INSERT INTO orders SELECT g, 'open' FROM generate_series(1, 500) g;
--- migration
DO $$
BEGIN
    FOR i IN 0..4 LOOP
        UPDATE orders SET status = 'done' WHERE id > i * 100 AND id <= (i + 1) * 100;
    END LOOP;
END $$;
--- expect
hazard batch-in-do-block orders
