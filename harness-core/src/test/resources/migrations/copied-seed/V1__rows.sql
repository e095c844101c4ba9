-- Written by hand, as pg_dump writes it.
INSERT INTO account (id, balance) VALUES (1, 10);

COPY account (id, balance) FROM STDIN;
2	20
3	0
\.

UPDATE account SET balance = 30 WHERE balance = 0;
