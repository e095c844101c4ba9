INSERT INTO tier VALUES ('a');
INSERT INTO orders SELECT n, n FROM generate_series(1, 500) AS n;
INSERT INTO setting VALUES (1, 'one');
