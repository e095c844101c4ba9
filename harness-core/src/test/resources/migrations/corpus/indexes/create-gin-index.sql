-- A GIN index is built under the same lock.
--- base
CREATE TABLE notes (id bigint PRIMARY KEY, words text[] NOT NULL);
INSERT INTO notes SELECT n, ARRAY['a', 'b'] FROM generate_series(1, 300) n;
--- migration
CREATE INDEX notes_words_idx ON notes USING gin (words);
--- expect
hazard index-not-concurrent notes
lock notes SHARE
