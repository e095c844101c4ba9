-- name: nearest documents
-- parameters: SELECT embedding::text FROM documents ORDER BY id LIMIT 100
SELECT id FROM documents ORDER BY embedding <-> ?::vector LIMIT 10;

-- name: predictions of a model
-- parameters: SELECT id FROM models ORDER BY id
SELECT count(*), avg(confidence) FROM predictions WHERE model_id = ?;
