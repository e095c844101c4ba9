--liquibase formatted sql

--changeset ann:1
CREATE TABLE account (id integer);

--changeset ann:2
ALTER TABLE account ADD COLUMN owner text;
UPDATE account
SET owner = 'nobody'
WHERE ownr IS NULL;
