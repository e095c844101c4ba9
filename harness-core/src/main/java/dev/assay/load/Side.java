package dev.assay.load;

/**
 * One side of loads that run side by side: where it connects, and what it does there.
 *
 * @param name what the reader calls it, such as {@code before}; unique among the sides
 * @param source opens its connections
 * @param operation what one request of this side is
 */
public record Side(String name, ConnectionSource source, Operation operation) {}
