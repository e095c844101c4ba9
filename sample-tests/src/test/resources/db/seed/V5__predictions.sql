INSERT INTO predictions (request, model_id, document_id, label, confidence)
SELECT md5(n::text)::uuid, (SELECT min(id) FROM models), 1 + n % 200, n % 10, 0.8 FROM generate_series(1, 2000) AS n;
