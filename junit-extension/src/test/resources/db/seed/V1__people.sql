INSERT INTO cities SELECT i, 'city ' || i FROM generate_series(1, 10) i;
INSERT INTO people (id, name, age, city_id) SELECT i, 'person ' || i, 20 + i % 60, 1 + i % 10 FROM generate_series(1, 1000) i;
