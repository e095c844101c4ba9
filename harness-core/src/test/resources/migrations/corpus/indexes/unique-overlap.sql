-- The same two statements the other way round.
--- base
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL);
INSERT INTO users SELECT n, 'u' || n FROM generate_series(1, 500) n;
CREATE UNIQUE INDEX users_email_key ON users (email);
--- migration no transaction
CREATE UNIQUE INDEX CONCURRENTLY users_email_new ON users (email);
DROP INDEX CONCURRENTLY users_email_key;
ALTER INDEX users_email_new RENAME TO users_email_key;
--- expect
