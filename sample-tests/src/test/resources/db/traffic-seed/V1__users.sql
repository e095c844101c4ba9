INSERT INTO users (email) SELECT 'user' || n || '@example.org' FROM generate_series(1, 500) AS n;
