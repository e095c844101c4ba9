package dev.assay.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What {@code assay migrations} was asked for.
 *
 * @param sources files in their order, or folders
 * @param base what is run first, unwatched
 * @param json whether the result is JSON
 * @param sizes rows that tables have in production
 * @param tolerated ids of accepted hazards
 * @param transactions whether a file may run in one transaction
 * @param limit how long the migrations may take
 * @param server the major version; empty for the default
 * @param provider where the server comes from; empty for the configured one
 */
record MigrationsOptions(
        List<Path> sources,
        List<Path> base,
        boolean json,
        Map<String, Long> sizes,
        List<String> tolerated,
        boolean transactions,
        Duration limit,
        String server,
        String provider) {
    MigrationsOptions {
        sources = List.copyOf(sources);
        base = List.copyOf(base);
        sizes = Map.copyOf(sizes);
        tolerated = List.copyOf(tolerated);
    }
}
