INSERT INTO penguin_features (id, species, island, body_mass_g)
SELECT n, 'Adelie', 'Dream', 3000 + n FROM generate_series(1, 200) AS n;

INSERT INTO nucleus_features (id, diagnosis, measures)
SELECT n, 'benign', jsonb_build_object('radius_mean', 10 + n % 15) FROM generate_series(1, 200) AS n;
