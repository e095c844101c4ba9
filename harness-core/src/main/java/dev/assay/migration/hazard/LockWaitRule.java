package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlText;
import dev.assay.migration.trace.HeldLock;
import dev.assay.migration.trace.LockMode;
import dev.assay.migration.trace.StatementTrace;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Relation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Waits for ACCESS EXCLUSIVE without an end, and while another table is shut already. */
final class LockWaitRule implements HazardRule {
    /** The server's default. A migration that gives way earlier is never part of a deadlock. */
    private static final Duration DEADLOCK_TIMEOUT = Duration.ofSeconds(1);

    @Override
    public Stream<Sighting> examine(Step step) {
        SessionLimit timeout = SessionLimit.lockTimeout(step.settings());
        List<HeldLock> taken = taken(step);
        return Stream.concat(
                timeout.length().isZero() ? taken.stream().map(lock -> endless(step.trace(), lock)) : Stream.empty(),
                timeout.isShorterThan(DEADLOCK_TIMEOUT) ? Stream.empty() : second(step, taken).stream());
    }

    /** Return the locks that this statement took; those of partitions come with that of their table. */
    private static List<HeldLock> taken(Step step) {
        List<HeldLock> taken =
                shut(step).filter(lock -> isNew(step.trace(), lock)).toList();
        return taken.stream()
                .filter(lock -> taken.stream().noneMatch(parent -> isParent(step, parent, lock)))
                .toList();
    }

    private static boolean isParent(Step step, HeldLock parent, HeldLock lock) {
        return table(step, lock).filter(table -> table.parent() == parent.oid()).isPresent();
    }

    /** Return the locks that shut tables which were there before. */
    private static Stream<HeldLock> shut(Step step) {
        return step.trace().locks().stream()
                .filter(lock -> lock.mode() == LockMode.ACCESS_EXCLUSIVE && !lock.created())
                .filter(lock -> table(step, lock).isPresent());
    }

    private static Optional<Relation> table(Step step, HeldLock lock) {
        return step.before()
                .relation(lock.oid())
                .or(() -> step.stage().start().relation(lock.oid()))
                .filter(relation -> "rpm".indexOf(relation.kind()) >= 0);
    }

    private static boolean isNew(StatementTrace trace, HeldLock lock) {
        return lock.from().compareTo(trace.start()) >= 0;
    }

    private static Sighting endless(StatementTrace trace, HeldLock lock) {
        return new Sighting(
                "missing-lock-timeout",
                trace,
                lock.relation(),
                "waits for ACCESS EXCLUSIVE on " + lock.relation() + " without a limit",
                "SET LOCAL lock_timeout = '2s';\n" + SqlText.terminated(trace.sql()));
    }

    private static Optional<Sighting> second(Step step, List<HeldLock> taken) {
        if (!step.trace().transactional()) {
            return Optional.empty();
        }
        return taken.stream()
                .flatMap(lock -> shut(step)
                        .filter(earlier -> !isNew(step.trace(), earlier) && !related(step, earlier, lock))
                        .limit(1)
                        .map(earlier -> Sighting.of(
                                "ddl-lock-order",
                                step.trace(),
                                lock.relation(),
                                "waits for " + lock.relation() + " while it keeps " + earlier.relation() + " shut")))
                .findFirst();
    }

    /** Everybody locks a partitioned table before its partitions. */
    private static boolean related(Step step, HeldLock earlier, HeldLock lock) {
        return earlier.oid() == lock.oid() || isParent(step, earlier, lock) || isParent(step, lock, earlier);
    }
}
