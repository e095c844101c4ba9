-- A row with its id in a table that has a serial.
--- base
CREATE TABLE roles (id serial PRIMARY KEY, name text);
INSERT INTO roles (name) VALUES ('reader'), ('writer');
--- migration
INSERT INTO roles VALUES (3, 'admin');
--- expect
hazard sequence-left-behind roles
