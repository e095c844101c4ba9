package dev.assay.migration.proof.lockfree;

import dev.assay.check.Run;
import dev.assay.database.TestDatabase;
import dev.assay.migration.Migration;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.migration.trace.HeldLock;
import dev.assay.migration.trace.LockMode;
import dev.assay.migration.trace.MigrationReport;
import dev.assay.migration.trace.MigrationTracer;
import dev.assay.migration.trace.StatementTrace;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/**
 * Which tables each migration locks so that writers or readers wait, as a trace of all statements saw it. Immutable.
 *
 * @param report the trace
 */
record LockedTables(MigrationReport report) {
    /** Trace the migrations on a database of their own. */
    static LockedTables of(Rehearsal rehearsal, Run run) throws Exception {
        try (TestDatabase database = rehearsal.databases().empty()) {
            MigrationTracer tracer =
                    new MigrationTracer(rehearsal.source(), rehearsal.seeds()).within(rehearsal.limit());
            MigrationReport report = tracer.trace(database.dataSource(), run);
            if (report.obstacle() != null) {
                throw report.obstacle();
            }
            if (report.failure() != null) {
                throw report.failure();
            }
            return new LockedTables(report);
        }
    }

    /** Return the tables that an upgrade locks and has not made in the same migration, each with the strongest lock. */
    Map<String, LockMode> of(Upgrade upgrade) {
        Map<String, LockMode> tables = new TreeMap<>();
        report.statements().stream()
                .filter(statement -> isOf(upgrade, statement.migration()))
                .flatMap(statement -> statement.locks().stream())
                .filter(LockedTables::isFelt)
                .forEach(lock ->
                        tables.merge(lock.table(), lock.mode(), BinaryOperator.maxBy(Comparator.naturalOrder())));
        return tables;
    }

    /** Return how many statements a migration executes before the first one that locks a table which it has not made. */
    OptionalInt firstLocking(Migration migration) {
        List<StatementTrace> statements = report.statements().stream()
                .filter(statement -> statement.migration().equals(migration))
                .toList();
        return IntStream.range(0, statements.size())
                .filter(index -> statements.get(index).locks().stream().anyMatch(LockedTables::isFelt))
                .findFirst();
    }

    private static boolean isFelt(HeldLock lock) {
        return !lock.created() && lock.mode().blocksWrites();
    }

    /** What repeats comes with the last version. */
    private static boolean isOf(Upgrade upgrade, Migration migration) {
        return migration.equals(upgrade.migration())
                || (upgrade.last() && migration.version().isEmpty());
    }
}
