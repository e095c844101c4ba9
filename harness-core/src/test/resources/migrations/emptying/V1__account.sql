CREATE TABLE account (id integer PRIMARY KEY, balance integer NOT NULL);
CREATE INDEX account_balance ON account (balance);
