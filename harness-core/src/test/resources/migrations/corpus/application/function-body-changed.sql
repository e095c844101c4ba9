-- Only the body is another one.
--- base
CREATE FUNCTION order_total(id int) RETURNS int LANGUAGE sql STABLE AS 'SELECT id';
--- migration
CREATE OR REPLACE FUNCTION order_total(id int) RETURNS int LANGUAGE sql STABLE AS 'SELECT id + 1';
--- expect
