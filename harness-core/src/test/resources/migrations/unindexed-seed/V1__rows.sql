INSERT INTO orders SELECT n, n % 500, n FROM generate_series(1, 20000) AS n;
