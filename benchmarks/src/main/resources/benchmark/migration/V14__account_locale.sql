ALTER TABLE account ADD COLUMN locale text NOT NULL DEFAULT 'en';
UPDATE account SET locale = 'de' WHERE id % 4 = 0;
