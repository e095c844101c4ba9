package dev.assay.benchmarks;

import dev.assay.check.Figure;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.migration.flyway.FlywayMigrations;
import dev.assay.migration.proof.crash.CrashProof;
import dev.assay.migration.rehearsal.DatabaseSupply;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.migration.seed.SeedScripts;
import java.util.ArrayList;
import java.util.List;

/** Kills migrations at each statement, those of the sample and generated ones, and counts what a kill costs. */
final class CrashBenchmark {
    private static final int GENERATED = 30;
    private static final int QUICK = 3;
    private static final String SAMPLE = "filesystem:sample-tests/src/main/resources/db/migration";
    private static final String SAMPLE_SEEDS = "filesystem:sample-tests/src/test/resources/db/seed";
    private static final ClassLoader LOADER = CrashBenchmark.class.getClassLoader();

    private final Table table = new Table();
    private final List<Part> parts = new ArrayList<>();

    /** What one set of migrations came to. */
    private record Part(long statements, long kills, long landed, long nanos) {}

    private CrashBenchmark() {}

    static Outcome measure(Options options) throws Exception {
        try (Databases databases = Databases.open(DatabaseSettings.defaults());
                TracedMigrationFiles files = TracedMigrationFiles.write(options.quick() ? QUICK : GENERATED)) {
            CrashBenchmark benchmark = new CrashBenchmark();
            benchmark.run("the sample's migrations", sample(databases));
            benchmark.run("generated migrations", generated(databases, files));
            return benchmark.outcome();
        }
    }

    private static Rehearsal sample(Databases databases) {
        ServerSpec spec = ServerSpec.defaults().withExtensions("vector");
        return new Rehearsal(
                FlywayMigrations.at(List.of(SAMPLE), LOADER),
                SeedScripts.at(SAMPLE_SEEDS, LOADER),
                DatabaseSupply.of(databases, spec));
    }

    private static Rehearsal generated(Databases databases, TracedMigrationFiles files) {
        return new Rehearsal(
                FlywayMigrations.at(List.of(files.location()), LOADER),
                SeedScripts.at(files.noSeeds(), LOADER),
                files.supply(databases));
    }

    private void run(String name, Rehearsal rehearsal) throws Exception {
        long start = System.nanoTime();
        Verdict verdict =
                CrashProof.create().judge(rehearsal, Run.of("crash", 1)).get(0);
        long nanos = System.nanoTime() - start;
        if (verdict.outcome() != dev.assay.check.Outcome.PASSED) {
            throw new IllegalStateException(name + " are not safe: " + verdict.findings());
        }
        Part part = new Part(
                count(verdict, "statements"),
                count(verdict, "kills"),
                count(verdict, "landed inside a statement"),
                nanos);
        parts.add(part);
        table.line("%-30s %5d statements %5d kills %5d landed inside %8.1f ms per kill"
                .formatted(name, part.statements(), part.kills(), part.landed(), nanos / 1e6 / part.kills()));
    }

    private static long count(Verdict verdict, String name) {
        return verdict.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .map(Figure::value)
                .findFirst()
                .orElseThrow()
                .longValueExact();
    }

    private Outcome outcome() {
        double kills = parts.stream().mapToLong(Part::kills).sum();
        double perKill = parts.stream().mapToLong(Part::nanos).sum() / 1e6 / kills;
        JsonLine json = new JsonLine()
                .count("statements", parts.stream().mapToLong(Part::statements).sum())
                .figure("ms_per_kill", 1, perKill)
                .count("landed_inside", parts.stream().mapToLong(Part::landed).sum());
        return new Outcome(table.toString(), List.of(), json.toString());
    }
}
