-- The old application inserts ON CONFLICT (email).
--- base
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL CONSTRAINT users_email_key UNIQUE);
INSERT INTO users SELECT n, 'u' || n FROM generate_series(1, 500) n;
--- migration
ALTER TABLE users DROP CONSTRAINT users_email_key;
--- expect
advice unique-dropped users
