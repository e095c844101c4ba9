--liquibase formatted sql

--changeset ann:prod contextFilter:prod
CREATE TABLE account (id int);
