DROP TABLE nucleus_features;
DROP TABLE penguin_features;
