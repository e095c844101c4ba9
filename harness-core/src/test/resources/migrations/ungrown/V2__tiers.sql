ALTER TABLE tier ADD COLUMN label text;
ALTER TABLE nothing ADD COLUMN label text;
