CREATE TABLE account (id integer, owner text);
COPY account (id, owner) FROM STDIN;
1	ann
2	bob
\.
