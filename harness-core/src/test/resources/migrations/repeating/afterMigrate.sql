DROP TABLE IF EXISTS balance_cache;
CREATE TABLE balance_cache AS SELECT sum(balance) AS total FROM account;
