package dev.assay.migration.trace;

import dev.assay.check.MistakeException;
import dev.assay.check.Run;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.seed.SeedScripts;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Applies the migrations of a source version by version, each over the rows that seeds left in the versions before, and
 * watches every statement. Immutable and thread-safe; each call needs an empty database of its own.
 *
 * @param source the migrations
 * @param seeds what fills the tables after each version
 * @param limit the longest time that a trace may take; what runs then is cancelled, and the report has a {@link
 *     TraceTimeoutException}
 */
public record MigrationTracer(MigrationSource source, SeedScripts seeds, Duration limit) {
    /** Ten minutes: above what anybody waits for in a test. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    public MigrationTracer {
        Objects.requireNonNull(source);
        Objects.requireNonNull(seeds);
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a time limit must be above zero: [" + limit + "]");
        }
    }

    /** Create a tracer with the limit {@link #LONGEST}. */
    public MigrationTracer(MigrationSource source, SeedScripts seeds) {
        this(source, seeds, LONGEST);
    }

    /**
     * Apply everything to an empty database, and return what happened. A migration that fails is part of the report, and
     * so is whatever keeps the migrations from being judged: no migration, a seed that fails, a dead server.
     */
    public MigrationReport trace(DataSource database, Run run) {
        return trace(database, run, Witness.NONE);
    }

    /** Do the same, and let a witness see each statement right after it has run. */
    public MigrationReport trace(DataSource database, Run run, Witness witness) {
        try (TimeLimit time = new TimeLimit(database.getConnection(), limit);
                Observation observed = Observation.open(database, run.ticker(), source.bookkeeping())) {
            time.spare(observed::sessions);
            MigrationReport report = report(database, observed, witness);
            return time.exceeded() == null ? report : report.stopped(time.exceeded());
        } catch (SQLException | MistakeException obstacle) {
            return nothing(obstacle);
        }
    }

    /** Whoever is stopped in the middle cannot always tell how far it came. */
    private MigrationReport report(DataSource database, Observation observed, Witness witness) {
        try {
            Recorder recorder = new Recorder(source, observed, witness);
            return new TracedRun(source, seeds, database, observed).report(recorder);
        } catch (SQLException | MistakeException obstacle) {
            return nothing(obstacle);
        }
    }

    private MigrationReport nothing(Exception obstacle) {
        return new MigrationReport(
                source.describe(), seeds.location(), List.of(), List.of(), List.of(), List.of(), null, obstacle);
    }

    /** Return this tracer with another time limit. */
    public MigrationTracer within(Duration time) {
        return new MigrationTracer(source, seeds, time);
    }
}
