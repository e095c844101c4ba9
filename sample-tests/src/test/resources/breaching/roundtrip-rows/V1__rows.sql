INSERT INTO orders (amount) SELECT n FROM generate_series(1, 100) AS n;
