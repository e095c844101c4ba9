-- Old calls still find one function.
--- base
CREATE FUNCTION order_total(id int) RETURNS int LANGUAGE sql STABLE AS 'SELECT id';
--- migration
CREATE FUNCTION order_total(id int, currency text) RETURNS int LANGUAGE sql STABLE AS 'SELECT id';
--- expect
