-- The old arguments are gone.
--- base
CREATE FUNCTION order_total(id int) RETURNS int LANGUAGE sql STABLE AS 'SELECT id';
--- migration
DROP FUNCTION order_total(int);
CREATE FUNCTION order_total(id int, currency text) RETURNS int LANGUAGE sql STABLE AS 'SELECT id';
--- expect
hazard function-changed order_total
