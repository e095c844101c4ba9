CREATE TABLE totals (note text PRIMARY KEY, amount bigint NOT NULL);
-- ANY_VALUE came with PostgreSQL 16.
INSERT INTO totals SELECT coalesce(any_value(note), 'none'), sum(amount) FROM orders;
