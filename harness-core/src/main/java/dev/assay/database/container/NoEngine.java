package dev.assay.database.container;

/**
 * No engine that containers could be started with.
 *
 * @param reason everything that was tried, why it failed, and what mends it
 */
record NoEngine(String reason) implements Finding {}
