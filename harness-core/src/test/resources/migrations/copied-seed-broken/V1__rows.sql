COPY account (id, balance) FROM STDIN;
1	10
2	much
\.
