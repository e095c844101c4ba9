package dev.assay.migration.proof.lockfree;

import dev.assay.check.Run;
import dev.assay.database.TestDatabase;
import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.migration.rehearsal.UpgradeVisitor;
import dev.assay.migration.trace.LockMode;
import dev.assay.migration.traffic.Failure;
import dev.assay.migration.traffic.KnownOperation;
import dev.assay.migration.traffic.KnownTraffic;
import dev.assay.migration.traffic.Traffic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Applies one upgrade after the other while the application works. Not thread-safe. */
final class Experiment implements UpgradeVisitor {
    private static final int ATTEMPTS = 3;

    private final Traffic traffic;
    private final Limits limits;
    private final LockedTables locks;
    private final Run run;
    private final List<UpgradeResult> results = new ArrayList<>();
    private final Set<String> working = new HashSet<>();
    private final Map<String, Failure> refused = new TreeMap<>();
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

    /** Return the operations that no version has accepted, and why the last one did not. */
    Map<String, Failure> neverWorking() {
        refused.keySet().removeAll(working);
        return refused;
    }

    /** Return how long the planted lock was seen; zero if it was not, empty if no traffic ran that touches a table. */
    Optional<BigDecimal> planted() {
        return Optional.ofNullable(planted);
    }

    @Override
    public void visit(Upgrade upgrade, TestDatabase before) throws Exception {
        Set<String> books = Set.copyOf(upgrade.rehearsal().source().bookkeeping());
        KnownTraffic known;
        Map<String, LockMode> locked;
        try (TestDatabase copy = before.copy()) {
            known = KnownTraffic.learn(traffic, copy, books);
            known.operations().forEach(operation -> working.add(operation.name()));
            refused.putAll(known.refused());
            locked = new FilledTables(locks.of(upgrade), books).in(copy);
        }
        if (!known.operations().isEmpty()) {
            results.add(repeated(upgrade, before, known, locked));
        } else if (!locked.isEmpty()) {
            results.add(unmet(upgrade, known, locked));
        }
    }

    /** Once more where a busy machine has kept the watch or the application from looking, or has held the migration up. */
    private UpgradeResult repeated(
            Upgrade upgrade, TestDatabase before, KnownTraffic known, Map<String, LockMode> locked) throws Exception {
        List<UpgradeResult> attempts = new ArrayList<>();
        do {
            attempts.add(once(upgrade, before, known, locked));
        } while (attempts.size() < ATTEMPTS && attempts.get(attempts.size() - 1).isDoubtful(limits));
        return UpgradeResult.of(attempts, limits);
    }

    private UpgradeResult once(Upgrade upgrade, TestDatabase before, KnownTraffic known, Map<String, LockMode> locked)
            throws Exception {
        Blockers blockers = new Blockers();
        try (TestDatabase copy = before.copy();
                TrafficRun application = TrafficRun.start(copy, known.operations(), locked, blockers, run.ticker());
                LockWatch watch = LockWatch.over(copy, application.clients(), blockers, run.ticker())) {
            application.pass(1);
            if (planted == null) {
                plant(copy, known.operations(), locked.keySet(), watch, blockers);
            }
            Attempt attempt = new Attempt(upgrade, copy, application, blockers, locks);
            application.tally().begin();
            watch.forget();
            attempt.apply(limits.longReader(), locked.keySet());
            watch.look();
            return result(attempt, known, locked, watch);
        }
    }

    private void plant(
            TestDatabase copy, List<KnownOperation> operations, Set<String> locked, LockWatch watch, Blockers blockers)
            throws Exception {
        Set<String> touched = new TreeSet<>();
        operations.forEach(operation -> touched.addAll(operation.reads()));
        operations.forEach(operation -> touched.addAll(operation.writes()));
        Optional<String> table = Stream.concat(locked.stream().filter(touched::contains), touched.stream())
                .findFirst();
        if (table.isPresent()) {
            planted = new PlantedLock(table.get(), limits.maxBlock()).seen(copy, blockers, watch);
        }
    }

    private UpgradeResult result(Attempt attempt, KnownTraffic known, Map<String, LockMode> locked, LockWatch watch) {
        Tally tally = attempt.application().tally();
        List<LockedTable> tables = new ArrayList<>();
        Reach reach = attempt.application().reach();
        locked.forEach((table, mode) -> tables.add(LockedTable.of(table, mode, known)
                .met(tally.overlappingReads(table), tally.overlappingWrites(table), reach)));
        return new UpgradeResult(
                attempt.upgrade(),
                tables,
                tally.overlapping(),
                watch.waits(),
                tally.failures(),
                attempt.failure(),
                attempt.gaveUp(),
                watch.longestGap(),
                tally.longestNanos(),
                List.of());
    }

    private static UpgradeResult unmet(Upgrade upgrade, KnownTraffic known, Map<String, LockMode> locked) {
        List<LockedTable> tables = new ArrayList<>();
        locked.forEach((table, mode) -> tables.add(LockedTable.of(table, mode, known)));
        return new UpgradeResult(upgrade, tables, 0, List.of(), List.of(), Optional.empty(), false, 0, 0, List.of());
    }
}
