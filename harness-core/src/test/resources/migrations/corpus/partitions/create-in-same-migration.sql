-- Parent and default partition are made by the migration.
--- base
CREATE TABLE unrelated (id int);
INSERT INTO unrelated VALUES (1);
--- migration
CREATE TABLE log (id bigint NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE log_default PARTITION OF log DEFAULT;
CREATE TABLE log_2027 PARTITION OF log FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
--- expect
