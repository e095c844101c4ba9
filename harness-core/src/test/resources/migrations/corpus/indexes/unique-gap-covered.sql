-- Another unique index over the column stands all the time.
--- base
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL);
INSERT INTO users SELECT n, 'u' || n FROM generate_series(1, 500) n;
CREATE UNIQUE INDEX users_email_key ON users (email);
CREATE UNIQUE INDEX users_email_other ON users (email);
--- migration no transaction
DROP INDEX CONCURRENTLY users_email_key;
CREATE UNIQUE INDEX CONCURRENTLY users_email_new ON users (email);
--- expect
