package dev.assay.samples;

import java.time.LocalDateTime;

/**
 * The readings of a stretch of time in one line.
 *
 * @param start when it begins
 * @param readings how many readings it holds
 * @param temperature the mean, in degrees Celsius
 * @param strongestWind the maximum, in metres per second
 */
public record Window(LocalDateTime start, long readings, double temperature, double strongestWind) {}
