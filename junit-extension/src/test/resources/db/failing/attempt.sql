DO $$ BEGIN RAISE EXCEPTION 'attempt %', gen_random_uuid(); END $$;
