CREATE TABLE tier (name char(1) PRIMARY KEY CHECK (name IN ('a', 'b')));
