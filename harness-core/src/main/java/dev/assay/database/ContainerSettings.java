package dev.assay.database;

import java.time.Duration;
import java.util.Optional;

/**
 * How containers are used.
 *
 * @param image the image to start where a {@link ServerSpec} names none; default one with pgvector, or with TimescaleDB when that
 *     extension is asked for
 * @param pull how an image may be come by that the engine does not have; default {@link PullPolicy#IF_FAST}
 * @param preflight the longest time spent on finding out whether containers work; default 5 s
 */
public record ContainerSettings(Optional<String> image, PullPolicy pull, Duration preflight) {
    /**
     * Check the limit.
     *
     * @throws DatabaseException if the time is not positive
     */
    public ContainerSettings {
        if (preflight.isNegative() || preflight.isZero()) {
            throw new DatabaseException("Preflight time [%s] must be positive".formatted(preflight));
        }
    }

    /**
     * Give the defaults.
     *
     * @return the defaults named above
     */
    public static ContainerSettings defaults() {
        return new ContainerSettings(Optional.empty(), PullPolicy.IF_FAST, Duration.ofSeconds(5));
    }
}
