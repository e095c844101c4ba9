INSERT INTO sale SELECT n, n FROM generate_series(1, 500) AS n;
INSERT INTO price SELECT n, n, n + 1, n FROM generate_series(1, 500) AS n;
