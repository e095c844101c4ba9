INSERT INTO notes VALUES (5, 'five');
UPDATE notes SET body = upper(body) WHERE id = 3;
