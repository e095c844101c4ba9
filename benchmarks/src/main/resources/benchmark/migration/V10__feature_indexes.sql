CREATE INDEX feature_account_idx ON feature (account_id);
CREATE INDEX feature_name_idx ON feature (name, value);
