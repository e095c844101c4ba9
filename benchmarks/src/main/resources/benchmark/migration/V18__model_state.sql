CREATE TYPE model_state AS ENUM ('candidate', 'live', 'retired');
ALTER TABLE model ADD COLUMN state model_state NOT NULL DEFAULT 'candidate';
UPDATE model SET state = 'live' WHERE version = 4;
