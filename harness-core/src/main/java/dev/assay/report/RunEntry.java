package dev.assay.report;

import java.time.Instant;

/** The run as {@code results.json} has it: that of the JVM which began first. */
record RunEntry(String id, String started, long seed, String provider, String reason) {
    static RunEntry of(RunFacts facts) {
        return new RunEntry(facts.id(), facts.started().toString(), facts.seed(), facts.provider(), facts.reason());
    }

    RunEntry earlier(RunEntry other) {
        return Instant.parse(other.started).isAfter(Instant.parse(started)) ? this : other;
    }
}
