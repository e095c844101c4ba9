package dev.assay.migration.proof.lockfree;

import dev.assay.check.Run;
import dev.assay.database.TestDatabase;
import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.migration.rehearsal.UpgradeVisitor;
import dev.assay.migration.traffic.KnownOperation;
import dev.assay.migration.traffic.KnownTraffic;
import dev.assay.migration.traffic.Traffic;
import dev.assay.schema.SqlName;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Applies one upgrade after the other while the application works. Not thread-safe. */
final class Experiment implements UpgradeVisitor {
    private static final int ATTEMPTS = 3;

    private final Traffic traffic;
    private final Limits limits;
    private final LockedTables locks;
    private final Run run;
    private final List<UpgradeResult> results = new ArrayList<>();
    private @Nullable BigDecimal planted;

    Experiment(Traffic traffic, Limits limits, LockedTables locks, Run run) {
        this.traffic = traffic;
        this.limits = limits;
        this.locks = locks;
        this.run = run;
    }

    List<UpgradeResult> results() {
        return results;
    }

    /** Return how long the planted lock was seen; zero if it was not, empty if no traffic could run at all. */
    Optional<BigDecimal> planted() {
        return Optional.ofNullable(planted);
    }

    @Override
    public void visit(Upgrade upgrade, TestDatabase before) throws Exception {
        Set<String> books = Set.copyOf(upgrade.rehearsal().source().bookkeeping());
        List<KnownOperation> operations;
        Set<String> locked = new TreeSet<>();
        try (TestDatabase copy = before.copy()) {
            operations = KnownTraffic.learn(traffic, copy, books).operations();
            for (String table : locks.of(upgrade)) {
                if (!books.contains(table) && hasRows(copy, table)) {
                    locked.add(table);
                }
            }
        }
        if (!operations.isEmpty()) {
            results.add(repeated(upgrade, before, operations, locked));
        } else if (!locked.isEmpty()) {
            results.add(unmet(upgrade, locked));
        }
    }

    /** Once more where a busy machine has kept the watch from looking. */
    private UpgradeResult repeated(
            Upgrade upgrade, TestDatabase before, List<KnownOperation> operations, Set<String> locked)
            throws Exception {
        UpgradeResult result = once(upgrade, before, operations, locked);
        for (int attempt = 1; attempt < ATTEMPTS && result.isBlind(limits); attempt++) {
            result = once(upgrade, before, operations, locked);
        }
        return result;
    }

    private UpgradeResult once(
            Upgrade upgrade, TestDatabase before, List<KnownOperation> operations, Set<String> locked)
            throws Exception {
        Blockers blockers = new Blockers();
        try (TestDatabase copy = before.copy();
                TrafficRun application = TrafficRun.start(copy, operations, locked, run.ticker());
                LockWatch watch = LockWatch.over(copy, application.clients(), blockers, run.ticker())) {
            application.pass(1);
            if (planted == null) {
                plant(copy, operations, locked, watch, blockers);
            }
            Attempt attempt = new Attempt(upgrade, copy, application, blockers);
            application.tally().begin();
            watch.forget();
            attempt.apply(limits.longReader(), locked);
            watch.look();
            return result(attempt, operations, locked, watch);
        }
    }

    private void plant(
            TestDatabase copy, List<KnownOperation> operations, Set<String> locked, LockWatch watch, Blockers blockers)
            throws Exception {
        Set<String> read = new TreeSet<>();
        operations.forEach(operation -> read.addAll(operation.reads()));
        String table = locked.stream()
                .filter(read::contains)
                .findFirst()
                .orElse(read.iterator().next());
        planted = new PlantedLock(table, limits.maxBlock()).seen(copy, blockers, watch);
    }

    private UpgradeResult result(
            Attempt attempt, List<KnownOperation> operations, Set<String> locked, LockWatch watch) {
        Tally tally = attempt.application().tally();
        Map<String, String> modes = locks.modes(attempt.upgrade());
        List<UpgradeResult.LockedTable> tables = locked.stream()
                .map(table -> new UpgradeResult.LockedTable(
                        table,
                        modes.getOrDefault(table, ""),
                        tally.overlappingReads(table),
                        tally.overlappingWrites(table),
                        operations.stream()
                                .anyMatch(operation -> operation.writes().contains(table))))
                .toList();
        return new UpgradeResult(
                attempt.upgrade(),
                tables,
                tally.overlapping(),
                watch.waits(),
                tally.failures(),
                attempt.failure(),
                attempt.gaveUp(),
                watch.longestGap(),
                tally.longestNanos());
    }

    private UpgradeResult unmet(Upgrade upgrade, Set<String> locked) {
        Map<String, String> modes = locks.modes(upgrade);
        List<UpgradeResult.LockedTable> tables = locked.stream()
                .map(table -> new UpgradeResult.LockedTable(table, modes.getOrDefault(table, ""), 0, 0, false))
                .toList();
        return new UpgradeResult(upgrade, tables, 0, List.of(), List.of(), Optional.empty(), false, 0, 0);
    }

    private static boolean hasRows(TestDatabase database, String table) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT relkind IN ('r', 'p') FROM pg_class WHERE oid = "
                        + SqlName.literal(SqlName.ofShown(table)) + "::regclass")) {
            return row.next() && row.getBoolean(1) && isFilled(connection, table);
        }
    }

    private static boolean isFilled(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT FROM " + SqlName.ofShown(table) + " LIMIT 1")) {
            return row.next();
        }
    }
}
