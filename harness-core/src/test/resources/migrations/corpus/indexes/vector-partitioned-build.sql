-- An HNSW index over all partitions at once.
--- needs vector
--- base
CREATE EXTENSION vector;
CREATE TABLE documents (tenant int NOT NULL, embedding vector(3)) PARTITION BY LIST (tenant);
CREATE TABLE documents_1 PARTITION OF documents FOR VALUES IN (1);
INSERT INTO documents SELECT 1, ARRAY[n, n % 7, n % 11]::vector FROM generate_series(1, 300) n;
--- migration
CREATE INDEX documents_embedding_idx ON documents USING hnsw (embedding vector_l2_ops);
--- expect
hazard vector-index-build documents
lock documents SHARE
lock documents_1 SHARE
