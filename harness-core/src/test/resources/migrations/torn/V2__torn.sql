CREATE TABLE half (id integer
