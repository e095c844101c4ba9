CREATE TYPE state AS ENUM ('open', 'paid');

CREATE TABLE customer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    mail text NOT NULL,
    referred_by bigint REFERENCES customer (id)
);

CREATE UNIQUE INDEX customer_mail_key ON customer (lower(mail));

CREATE TABLE orders (
    id uuid PRIMARY KEY,
    customer bigint NOT NULL REFERENCES customer (id),
    line smallint NOT NULL,
    placed timestamptz NOT NULL,
    state state NOT NULL,
    amount numeric(10, 2) NOT NULL CHECK (amount > 0),
    doubled numeric GENERATED ALWAYS AS (amount * 2) STORED,
    UNIQUE (customer, line)
);

-- A name of one letter cannot be made anew.
CREATE TABLE tier (name char(1) PRIMARY KEY CHECK (name IN ('a', 'b')));

CREATE TABLE nothing (id bigint PRIMARY KEY);
