INSERT INTO sensor_readings (sensor, measured_at, pressure_hpa, temperature_c, wind_mps)
SELECT 'seed', timestamp '2026-01-01' + n * interval '1 hour', 1013, n % 30, n % 9 FROM generate_series(1, 2000) AS n;
