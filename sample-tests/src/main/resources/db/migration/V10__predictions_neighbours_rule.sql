SET LOCAL lock_timeout = '1s';
ALTER TABLE predictions
    ADD CONSTRAINT predictions_neighbours_check CHECK (neighbours IS NOT NULL AND neighbours > 0) NOT VALID;
