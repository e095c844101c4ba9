-- In a transaction of its own: VALIDATE reads every row, and lets readers and writers pass.
ALTER TABLE predictions VALIDATE CONSTRAINT predictions_neighbours_check;
