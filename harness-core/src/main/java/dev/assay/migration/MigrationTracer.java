package dev.assay.migration;

import dev.assay.check.MistakeException;
import dev.assay.check.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Applies the migrations of a source version by version, each over the rows that seeds left in the versions before, and
 * watches every statement. Immutable and thread-safe; each call needs an empty database of its own.
 *
 * @param source the migrations
 * @param seeds what fills the tables after each version
 */
public record MigrationTracer(MigrationSource source, SeedScripts seeds) {
    public MigrationTracer {
        Objects.requireNonNull(source);
        Objects.requireNonNull(seeds);
    }

    /**
     * Apply everything to an empty database, and return what happened. A migration that fails is part of the report, and
     * so is whatever keeps the migrations from being judged: no migration, a seed that fails, a dead server.
     */
    public MigrationReport trace(DataSource database, Run run) {
        TracedRun traced = new TracedRun(source, seeds, database);
        try (Connection connection = database.getConnection();
                LockSampler sampler = new LockSampler(connection, run.ticker())) {
            Recorder recorder = new Recorder(sampler, run.ticker(), source.bookkeeping());
            return traced.report(recorder);
        } catch (SQLException | MistakeException obstacle) {
            return new MigrationReport(
                    source.describe(), seeds.location(), List.of(), List.of(), List.of(), List.of(), null, obstacle);
        }
    }
}
