-- Times are the station's local standard time, as the source gives them.
CREATE TABLE sensor_readings (
    sensor text NOT NULL,
    measured_at timestamp NOT NULL,
    pressure_hpa double precision NOT NULL,
    temperature_c double precision NOT NULL,
    wind_mps double precision NOT NULL,
    PRIMARY KEY (sensor, measured_at)
);
