SET LOCAL lock_timeout = '1s';
ALTER TABLE predictions DROP CONSTRAINT predictions_neighbours_check;
