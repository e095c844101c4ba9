-- search documents
-- :embedding = SELECT embedding FROM documents
SELECT id, title, label FROM documents ORDER BY embedding <-> :embedding LIMIT 5;

-- store a prediction
-- :request = SELECT gen_random_uuid() FROM generate_series(1, 1000)
-- :model, :document = SELECT m.id, d.id FROM models m, documents d
INSERT INTO predictions (request, model_id, document_id, label, confidence)
VALUES (:request, :model, :document, 3, 0.8)
ON CONFLICT (request) DO NOTHING;

-- find a prediction
-- :request = SELECT request FROM predictions
SELECT label, confidence FROM predictions WHERE request = :request;

-- retire a model
-- :id = SELECT id FROM models WHERE stage = 'candidate'
UPDATE models SET stage = 'retired' WHERE id = :id;
