--liquibase formatted sql

--changeset ann:create
CREATE TABLE account (id int);

--changeset ann:prod contextFilter:prod
CREATE EXTENSION IF NOT EXISTS hstore;

--changeset ann:test contextFilter:test
INSERT INTO account VALUES (1);

--changeset ann:first labels:release-1
ALTER TABLE account ADD COLUMN first int;

--changeset ann:second labels:release-2,slow
ALTER TABLE account ADD COLUMN second int;

--changeset ann:eu contextFilter:"eu or test or prod"
ALTER TABLE account ADD COLUMN eu int;

--changeset ann:last
CREATE EXTENSION IF NOT EXISTS btree_gist;
