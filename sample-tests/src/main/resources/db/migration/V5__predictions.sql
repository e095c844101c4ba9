CREATE TABLE predictions (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- Made by the caller, so that a request sent twice is stored once.
    request uuid NOT NULL UNIQUE,
    model_id bigint NOT NULL REFERENCES models (id),
    document_id bigint NOT NULL REFERENCES documents (id),
    label smallint NOT NULL,
    confidence double precision NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    created_at timestamptz NOT NULL DEFAULT now()
);
