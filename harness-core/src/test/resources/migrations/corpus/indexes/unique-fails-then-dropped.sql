-- The failed build is not caught by a later statement, since none runs.
--- base
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL);
INSERT INTO users SELECT n, 'u' || n % 100 FROM generate_series(1, 500) n;
--- migration no transaction
CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email);
DROP INDEX CONCURRENTLY IF EXISTS users_email_key;
--- expect
hazard cic-leaves-invalid users
fails 23505
