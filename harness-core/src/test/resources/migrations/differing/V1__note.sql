CREATE TABLE note (id bigint PRIMARY KEY, made timestamptz NOT NULL DEFAULT clock_timestamp(), form text);
