-- Dropped first, the result type changes.
--- base
CREATE FUNCTION order_total(id int) RETURNS int LANGUAGE sql STABLE AS 'SELECT id';
--- migration
DROP FUNCTION order_total(int);
CREATE FUNCTION order_total(id int) RETURNS bigint LANGUAGE sql STABLE AS 'SELECT id::bigint';
--- expect
hazard function-changed order_total
