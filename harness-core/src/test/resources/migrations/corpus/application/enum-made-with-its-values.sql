-- The type is new, so that its values can be used at once.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
CREATE TYPE status AS ENUM ('open', 'paid');
ALTER TABLE orders ADD COLUMN status status DEFAULT 'open';
--- expect
advice style status
