--liquibase formatted sql

--changeset ann:owner
-- Nobody owns the old ones.
ALTER TABLE account ADD COLUMN owner text;
UPDATE account SET owner = 'nobody';

--changeset ann:extra
CREATE EXTENSION IF NOT EXISTS btree_gist;
