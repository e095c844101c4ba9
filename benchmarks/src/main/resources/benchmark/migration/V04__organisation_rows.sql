INSERT INTO organisation (name)
SELECT 'organisation ' || n FROM generate_series(1, 20) AS n;
