ALTER TABLE feature ALTER COLUMN value SET NOT NULL;
CREATE INDEX audit_entity_idx ON audit (entity, entity_id);
