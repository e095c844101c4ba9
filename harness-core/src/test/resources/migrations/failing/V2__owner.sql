ALTER TABLE account ADD COLUMN owner text;

UPDATE account
SET owner = 'nobody'
WHERE ownr IS NULL;

ALTER TABLE account ALTER COLUMN owner SET NOT NULL;
