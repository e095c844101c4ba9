-- A name with a dot in it.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, total integer);
CREATE SCHEMA app;
CREATE TABLE app.orders (id bigint PRIMARY KEY, total integer);
INSERT INTO app.orders SELECT g, g FROM generate_series(1, 200) g;
CREATE TABLE "a.b" (id bigint);
INSERT INTO "a.b" VALUES (1);
--- migration
TRUNCATE "a.b";
--- expect
hazard data-loss a.b
