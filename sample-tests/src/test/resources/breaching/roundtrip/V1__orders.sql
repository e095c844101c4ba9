CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    amount numeric(10, 2) NOT NULL,
    note text
);
CREATE INDEX orders_amount_idx ON orders (amount);
