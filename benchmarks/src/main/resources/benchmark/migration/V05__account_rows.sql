INSERT INTO account (organisation_id, email, display_name)
SELECT 1 + n % 20, 'person' || n || '@example.org', 'Person ' || n
FROM generate_series(1, 200) AS n;
