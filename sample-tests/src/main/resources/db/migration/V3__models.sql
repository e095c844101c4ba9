CREATE TABLE models (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    stage text NOT NULL DEFAULT 'candidate' CHECK (stage IN ('candidate', 'production', 'retired')),
    created_by bigint NOT NULL REFERENCES users (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (name, version)
);

-- At most one version of a model answers requests.
CREATE UNIQUE INDEX models_production_idx ON models (name) WHERE stage = 'production';
