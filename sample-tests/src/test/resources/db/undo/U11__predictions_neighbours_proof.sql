-- PostgreSQL forgets that a constraint was proven only with the constraint itself.
SET LOCAL lock_timeout = '1s';
ALTER TABLE predictions
    DROP CONSTRAINT predictions_neighbours_check,
    ADD CONSTRAINT predictions_neighbours_check CHECK (neighbours IS NOT NULL AND neighbours > 0) NOT VALID;
