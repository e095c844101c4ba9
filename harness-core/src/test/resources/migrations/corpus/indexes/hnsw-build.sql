-- An HNSW index on a table that is in use.
--- needs vector
--- base
CREATE EXTENSION vector;
CREATE TABLE documents (id bigint PRIMARY KEY, embedding vector(3));
INSERT INTO documents SELECT n, ARRAY[n, n % 7, n % 11]::vector FROM generate_series(1, 300) n;
--- migration
CREATE INDEX documents_embedding_idx ON documents USING hnsw (embedding vector_l2_ops);
--- expect
hazard vector-index-build documents
lock documents SHARE
