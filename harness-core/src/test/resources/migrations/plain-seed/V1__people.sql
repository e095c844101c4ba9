INSERT INTO person (name) SELECT 'person; number ' || n FROM generate_series(1, 1000) n;
DO $$ BEGIN INSERT INTO visit VALUES (1, 1); END $$;
