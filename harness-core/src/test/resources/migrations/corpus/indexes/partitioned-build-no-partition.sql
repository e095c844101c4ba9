-- There is no partition yet.
--- base
CREATE TABLE events (id bigint NOT NULL, at date NOT NULL, kind text NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE unrelated (id int);
INSERT INTO unrelated VALUES (1);
--- migration
CREATE INDEX events_kind_idx ON events (kind);
--- expect
lock events SHARE
