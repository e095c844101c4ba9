-- The same statement where the row is new.
--- base
CREATE TABLE currency (code text PRIMARY KEY);
INSERT INTO currency VALUES ('USD');
--- migration
INSERT INTO currency VALUES ('EUR');
--- expect
