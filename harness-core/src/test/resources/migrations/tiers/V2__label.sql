ALTER TABLE tier ADD COLUMN label text;
