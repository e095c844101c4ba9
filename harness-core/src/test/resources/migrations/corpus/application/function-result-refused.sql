-- PostgreSQL refuses another result type.
--- base
CREATE FUNCTION order_total(id int) RETURNS int LANGUAGE sql STABLE AS 'SELECT id';
--- migration
CREATE OR REPLACE FUNCTION order_total(id int) RETURNS bigint LANGUAGE sql STABLE AS 'SELECT id::bigint';
--- expect
hazard function-changed order_total
fails 42P13
