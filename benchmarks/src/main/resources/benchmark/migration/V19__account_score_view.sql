CREATE VIEW account_score AS
SELECT account.id, account.email, avg(prediction.score) AS score
FROM account
JOIN prediction ON prediction.account_id = account.id
JOIN model ON model.id = prediction.model_id
GROUP BY account.id;
