DROP TABLE documents;
DROP EXTENSION vector;
