-- An empty table is no excuse.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, status text);
--- migration
UPDATE orders SET status = upper(status);
--- expect
hazard whole-table-update orders
