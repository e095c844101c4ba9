INSERT INTO note (id) SELECT n FROM generate_series(1, 3) AS n;
