-- The same over rows without duplicates.
--- base
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL);
INSERT INTO users SELECT n, 'u' || n FROM generate_series(1, 500) n;
--- migration no transaction
CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email);
--- expect
lock users SHARE UPDATE EXCLUSIVE
