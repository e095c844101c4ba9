TRUNCATE account;
