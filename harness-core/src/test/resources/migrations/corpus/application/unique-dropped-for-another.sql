-- Another unique index over the same columns is there.
--- base
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL CONSTRAINT users_email_key UNIQUE);
INSERT INTO users SELECT n, 'u' || n FROM generate_series(1, 500) n;
CREATE UNIQUE INDEX users_email_new ON users (email);
--- migration
ALTER TABLE users DROP CONSTRAINT users_email_key;
--- expect
