CREATE UNIQUE INDEX account_email_idx ON account (lower(email));
