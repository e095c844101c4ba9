CREATE TABLE cities (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE people (id int PRIMARY KEY, name text, age int, city_id int, seen_at timestamptz NOT NULL DEFAULT now());
