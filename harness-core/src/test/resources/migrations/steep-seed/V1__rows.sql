INSERT INTO customer (mail, referred_by) SELECT 'c' || n || '@example.org', nullif(n, 1) - 1 FROM generate_series(1, 50) AS n;
INSERT INTO orders (id, customer, line, placed, state, amount)
SELECT md5(n::text)::uuid, n % 50 + 1, n / 50, timestamptz '2026-01-01 00:00Z' + n * interval '1 hour', 'open', n
FROM generate_series(1, 500) AS n;
INSERT INTO tier VALUES ('a');
