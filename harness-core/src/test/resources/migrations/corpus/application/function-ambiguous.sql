-- Old calls find two functions.
--- base
CREATE FUNCTION order_total(id int) RETURNS int LANGUAGE sql STABLE AS 'SELECT id';
--- migration
CREATE FUNCTION order_total(id int, currency text DEFAULT 'EUR') RETURNS int LANGUAGE sql STABLE AS 'SELECT id';
--- expect
hazard function-changed order_total
