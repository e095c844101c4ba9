-- A right that everybody has by default is given by name.
--- base
CREATE FUNCTION tax(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 / 5';
--- migration
GRANT EXECUTE ON FUNCTION tax(integer) TO pg_monitor;
--- expect
