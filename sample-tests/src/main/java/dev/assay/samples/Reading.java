package dev.assay.samples;

import java.time.LocalDateTime;
import java.util.Objects;

/**
 * What a sensor measured.
 *
 * @param sensor the sensor's name
 * @param measuredAt the station's local standard time
 * @param pressure in hectopascal
 * @param temperature in degrees Celsius
 * @param wind in metres per second
 */
public record Reading(String sensor, LocalDateTime measuredAt, double pressure, double temperature, double wind) {
    public Reading {
        Objects.requireNonNull(sensor);
        Objects.requireNonNull(measuredAt);
    }
}
