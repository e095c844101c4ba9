INSERT INTO models (name, version, created_by)
SELECT 'digits', n, (SELECT min(id) FROM users) FROM generate_series(1, 50) AS n;
