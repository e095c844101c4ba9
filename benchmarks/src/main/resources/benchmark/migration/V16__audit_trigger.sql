CREATE FUNCTION audit_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit (entity, entity_id, change)
    VALUES ('account', NEW.id, jsonb_build_object('email', NEW.email));
    RETURN NEW;
END
$$;

CREATE TRIGGER account_audit AFTER INSERT OR UPDATE ON account
    FOR EACH ROW EXECUTE FUNCTION audit_account();
