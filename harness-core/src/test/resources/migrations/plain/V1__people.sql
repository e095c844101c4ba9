CREATE TABLE person (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL
);
CREATE TABLE visit (id bigint PRIMARY KEY, person_id bigint NOT NULL);
