INSERT INTO account SELECT n, n FROM generate_series(1, 500) n;
