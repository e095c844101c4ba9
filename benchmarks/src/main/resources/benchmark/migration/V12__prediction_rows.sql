INSERT INTO prediction (model_id, account_id, score, made_at)
SELECT 1 + n % 20, 1 + n % 200, (n % 100) / 100.0, timestamptz '2026-01-01 00:00:00+00' + n * interval '1 minute'
FROM generate_series(1, 300) AS n;
