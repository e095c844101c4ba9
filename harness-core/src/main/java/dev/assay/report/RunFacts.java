package dev.assay.report;

import java.time.Instant;
import java.util.Objects;

/**
 * What a report says about the run itself.
 *
 * @param id the same in every JVM of one build, see {@link RunId}
 * @param module the module whose tests run here, such as a Maven artifact
 * @param started when this JVM began to check
 * @param seed the seed of the run
 * @param provider the database in words: {@code embedded PostgreSQL 17.9 + vector 0.8.2}
 * @param reason why that one was chosen; may be empty
 */
public record RunFacts(String id, String module, Instant started, long seed, String provider, String reason) {
    public RunFacts {
        Objects.requireNonNull(id);
        Objects.requireNonNull(module);
        Objects.requireNonNull(started);
        Objects.requireNonNull(provider);
        Objects.requireNonNull(reason);
    }
}
