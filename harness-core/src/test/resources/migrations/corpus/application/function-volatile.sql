-- The function is called for every row again.
--- base
CREATE FUNCTION order_total(id int) RETURNS int LANGUAGE sql STABLE AS 'SELECT id';
--- migration
ALTER FUNCTION order_total(int) VOLATILE;
--- expect
hazard function-changed order_total
