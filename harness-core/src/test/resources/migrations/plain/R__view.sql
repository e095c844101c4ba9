CREATE OR REPLACE VIEW person_name_only AS SELECT id, name FROM person WHERE email IS NULL;
