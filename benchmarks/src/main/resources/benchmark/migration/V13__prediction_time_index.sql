CREATE INDEX prediction_made_at_idx ON prediction USING brin (made_at);
