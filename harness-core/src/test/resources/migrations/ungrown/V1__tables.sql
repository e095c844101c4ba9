CREATE TABLE tier (name char(1) PRIMARY KEY CHECK (name IN ('a', 'b')));
CREATE TABLE orders (id bigint PRIMARY KEY, amount integer NOT NULL);
CREATE TABLE setting (id bigint PRIMARY KEY, body text NOT NULL);
CREATE TABLE nothing (id bigint PRIMARY KEY);
