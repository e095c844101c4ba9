INSERT INTO model (name, version)
SELECT 'model ' || n, v FROM generate_series(1, 5) AS n, generate_series(1, 4) AS v;
