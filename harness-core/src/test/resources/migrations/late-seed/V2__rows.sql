INSERT INTO orders SELECT n, n FROM generate_series(1, 500) AS n;
INSERT INTO span VALUES ('infinity'), ('2026-01-01');
