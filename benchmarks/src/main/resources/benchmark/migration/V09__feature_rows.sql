INSERT INTO feature (account_id, name, value)
SELECT 1 + n % 200, 'feature ' || n % 3, n / 10.0
FROM generate_series(1, 400) AS n;
