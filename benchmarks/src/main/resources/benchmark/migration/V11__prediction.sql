CREATE TABLE prediction (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    model_id bigint NOT NULL REFERENCES model (id),
    account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    score numeric(5, 4) NOT NULL CHECK (score BETWEEN 0 AND 1),
    made_at timestamptz NOT NULL
);
