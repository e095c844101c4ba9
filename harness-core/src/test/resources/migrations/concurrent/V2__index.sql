CREATE INDEX CONCURRENTLY account_both ON account (balance, id);
