-- CONCURRENTLY lets writers go on and cannot run in a transaction; see the .conf file beside this one.
-- An attempt that was cut off leaves an invalid index of this name, which a second attempt must drop first.
DROP INDEX CONCURRENTLY IF EXISTS documents_embedding_idx;
CREATE INDEX CONCURRENTLY documents_embedding_idx ON documents USING hnsw (embedding vector_l2_ops);
