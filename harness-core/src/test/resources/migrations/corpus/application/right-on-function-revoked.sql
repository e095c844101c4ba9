-- Nobody but the owner may call the function any more.
--- base
CREATE FUNCTION tax(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 / 5';
--- migration
REVOKE EXECUTE ON FUNCTION tax(integer) FROM PUBLIC;
--- expect
hazard rls-hides-rows tax(integer)
