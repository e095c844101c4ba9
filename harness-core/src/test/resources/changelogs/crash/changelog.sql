--liquibase formatted sql

--changeset you:1
CREATE TABLE customers (id bigint PRIMARY KEY, name text NOT NULL);

--changeset you:2
INSERT INTO customers VALUES (1, 'first');
ALTER TABLE customers ADD COLUMN note text;
