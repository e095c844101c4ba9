-- Sixteen grey levels in an order that differs from row to row; no randomness, so that each run builds the same index.
INSERT INTO documents (id, title, label, split, embedding)
SELECT n, 'document ' || n, n % 10, 'train',
       (SELECT array_agg((n * (pixel + 7) + pixel * pixel) % 17 ORDER BY pixel) FROM generate_series(1, 64) AS pixel)::vector
FROM generate_series(1, 200) AS n;
