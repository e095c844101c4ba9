-- name: orders of a customer
-- parameters: SELECT customer FROM orders ORDER BY id LIMIT 100
SELECT id, amount FROM orders WHERE customer = ?;
