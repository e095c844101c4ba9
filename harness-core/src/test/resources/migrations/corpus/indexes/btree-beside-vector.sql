-- A B-tree on a table of vectors is an ordinary index.
--- needs vector
--- base
CREATE EXTENSION vector;
CREATE TABLE documents (id bigint PRIMARY KEY, embedding vector(3));
INSERT INTO documents SELECT n, ARRAY[n, n % 7, n % 11]::vector FROM generate_series(1, 300) n;
ALTER TABLE documents ADD COLUMN source text;
--- migration
CREATE INDEX documents_source_idx ON documents (source);
--- expect
hazard index-not-concurrent documents
lock documents SHARE
