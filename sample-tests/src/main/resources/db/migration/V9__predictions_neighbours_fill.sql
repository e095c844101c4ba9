-- Every prediction until now was a vote of five. A bigger table would be filled in batches, each in its own transaction.
UPDATE predictions SET neighbours = 5 WHERE neighbours IS NULL;
