ALTER TABLE account ADD COLUMN created_at timestamptz NOT NULL DEFAULT clock_timestamp();
