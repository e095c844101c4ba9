INSERT INTO orders (amount) SELECT n FROM generate_series(1, 1000) AS n;
