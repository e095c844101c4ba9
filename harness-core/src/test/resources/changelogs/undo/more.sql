--liquibase formatted sql

--changeset ann:owner
ALTER TABLE account ADD COLUMN owner text;
UPDATE account SET owner = 'nobody';
--rollback UPDATE account SET balance = 0 WHERE owner IS NULL;
--rollback ALTER TABLE account DROP COLUMN owner;

--changeset ann:note
ALTER TABLE account ADD COLUMN note text;
/* liquibase rollback
ALTER TABLE account
    DROP COLUMN nota;
*/
