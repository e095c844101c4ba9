-- The row is there already.
--- base
CREATE TABLE currency (code text PRIMARY KEY);
INSERT INTO currency VALUES ('EUR'), ('USD');
--- migration
INSERT INTO currency VALUES ('EUR');
--- expect
hazard data-dependent-failure currency
fails 23505
