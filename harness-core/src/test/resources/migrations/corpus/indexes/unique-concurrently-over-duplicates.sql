-- A unique index concurrently over duplicates fails and leaves an invalid index.
--- base
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL);
INSERT INTO users SELECT n, 'u' || n % 100 FROM generate_series(1, 500) n;
--- migration no transaction
CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email);
--- expect
hazard cic-leaves-invalid users
fails 23505
