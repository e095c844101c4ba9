CREATE EXTENSION IF NOT EXISTS vector;

CREATE TABLE documents (
    id bigint PRIMARY KEY,
    title text NOT NULL,
    label smallint NOT NULL CHECK (label BETWEEN 0 AND 9),
    split text NOT NULL CHECK (split IN ('train', 'test')),
    embedding vector(64) NOT NULL
);
