-- An HNSW index on a table that the migration itself makes.
--- needs vector
--- base
CREATE EXTENSION vector;
CREATE TABLE unrelated (id int);
INSERT INTO unrelated VALUES (1);
--- migration
CREATE TABLE documents (id bigint PRIMARY KEY, embedding vector(3));
CREATE INDEX documents_embedding_idx ON documents USING hnsw (embedding vector_l2_ops);
--- expect
