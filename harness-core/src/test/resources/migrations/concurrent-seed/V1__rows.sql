INSERT INTO account SELECT n, n FROM generate_series(1, 20000) n;
