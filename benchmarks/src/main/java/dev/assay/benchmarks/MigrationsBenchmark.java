package dev.assay.benchmarks;

import dev.assay.check.Run;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.TestDatabase;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.StatementListener;
import dev.assay.migration.flyway.FlywayMigrations;
import dev.assay.migration.seed.SeedScripts;
import dev.assay.migration.trace.MigrationReport;
import dev.assay.migration.trace.MigrationTracer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Compares how long migrations take that are traced, and the same ones that are only applied, in pairs of either order. */
final class MigrationsBenchmark {
    private static final double GOAL = 1.5;
    private static final int ROUNDS = 5;

    private final Databases databases;
    private final TracedMigrationFiles files;
    private final List<Long> untraced = new ArrayList<>();
    private final List<Long> traced = new ArrayList<>();

    private MigrationsBenchmark(Databases databases, TracedMigrationFiles files) {
        this.databases = databases;
        this.files = files;
    }

    static Outcome measure(Options options) throws IOException, SQLException {
        try (Databases databases = Databases.open(DatabaseSettings.defaults());
                TracedMigrationFiles files = TracedMigrationFiles.write()) {
            MigrationsBenchmark benchmark = new MigrationsBenchmark(databases, files);
            int rounds = options.quick() ? 1 : ROUNDS;
            benchmark.round(true);
            benchmark.untraced.clear();
            benchmark.traced.clear();
            for (int i = 0; i < rounds; i++) {
                benchmark.round(i % 2 == 0);
            }
            return benchmark.outcome();
        }
    }

    /** Whoever comes second meets a machine that the first one has warmed up or tired, so both come first in turn. */
    private void round(boolean tracedFirst) throws SQLException {
        ClassLoader loader = MigrationsBenchmark.class.getClassLoader();
        MigrationSource source = FlywayMigrations.at(List.of(files.location()), loader);
        MigrationTracer tracer = new MigrationTracer(source, SeedScripts.at(files.noSeeds(), loader));
        if (tracedFirst) {
            trace(tracer);
        }
        apply(source);
        if (!tracedFirst) {
            trace(tracer);
        }
    }

    private void apply(MigrationSource source) throws SQLException {
        try (TestDatabase database = databases.create(ServerSpec.defaults(), files.tables())) {
            long start = System.nanoTime();
            source.applyAll(database.dataSource(), StatementListener.NONE);
            untraced.add(System.nanoTime() - start);
        }
    }

    private void trace(MigrationTracer tracer) throws SQLException {
        try (TestDatabase database = databases.create(ServerSpec.defaults(), files.tables())) {
            long start = System.nanoTime();
            MigrationReport report = tracer.trace(database.dataSource(), Run.of("migrations", 1));
            traced.add(System.nanoTime() - start);
            require(report);
        }
    }

    private static void require(MigrationReport report) {
        int expected = TracedMigrationFiles.MIGRATIONS * TracedMigrationFiles.STATEMENTS;
        if (report.failure() != null
                || report.obstacle() != null
                || report.statements().size() != expected) {
            throw new IllegalStateException("The migrations were not traced whole", report.obstacle());
        }
    }

    private Outcome outcome() {
        Samples plain = new Samples(untraced);
        Samples watched = new Samples(traced);
        double ratio = watched.median() / plain.median();
        String table = new Table()
                .row("200 migrations, applied", plain)
                .row("200 migrations, traced", watched)
                .toString();
        return new Outcome(
                table,
                List.of(Goal.atMost("traced_over_untraced", ratio, GOAL)),
                new JsonLine().figure("traced_over_untraced", 3, ratio).toString());
    }
}
