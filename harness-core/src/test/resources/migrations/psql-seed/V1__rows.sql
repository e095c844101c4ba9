\i rows.sql
