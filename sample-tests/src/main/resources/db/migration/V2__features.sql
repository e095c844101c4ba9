-- One row for each animal. Measures may be missing: not every bird could be weighed or sexed.
CREATE TABLE penguin_features (
    id bigint PRIMARY KEY,
    species text NOT NULL,
    island text NOT NULL,
    bill_length_mm double precision,
    bill_depth_mm double precision,
    flipper_length_mm double precision,
    body_mass_g double precision,
    sex text CHECK (sex IN ('FEMALE', 'MALE'))
);

-- Thirty measures by name; models read them as one vector, so they are kept together.
CREATE TABLE nucleus_features (
    id bigint PRIMARY KEY,
    diagnosis text NOT NULL CHECK (diagnosis IN ('benign', 'malignant')),
    measures jsonb NOT NULL
);
