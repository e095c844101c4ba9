package dev.assay.migration.hazard;

import dev.assay.migration.trace.Step;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import java.time.Duration;
import java.util.stream.Stream;

/** A concurrent build, rebuild or drop that the first long transaction ends, because the session waits for locks too shortly. */
final class ConcurrentUnderLockTimeout implements HazardRule {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    @Override
    public Stream<Sighting> examine(Step step) {
        if (step.trace().transactional()
                || !SessionLimit.lockTimeout(step.settings()).isShorterThan(LONG_ENOUGH)) {
            return Stream.empty();
        }
        return ConcurrentStatement.of(step.trace().sql()).stream()
                .filter(ConcurrentStatement::isAboutIndexes)
                .flatMap(statement -> tables(statement, step))
                .filter(table -> !step.stage().made(table.oid()))
                .distinct()
                .map(table -> sighting(table, step));
    }

    /** IF EXISTS and IF NOT EXISTS may have left nothing to wait for. */
    private static Stream<Relation> tables(ConcurrentStatement statement, Step step) {
        return step.trace().failed()
                ? statement.table(step.before()).stream()
                : Altered.in(step.trace(), Index.class).stream()
                        .flatMap(index -> step.after().relation(index.object().table()).stream());
    }

    private static Sighting sighting(Relation table, Step step) {
        String limit = step.settings().getOrDefault("lock_timeout", "");
        return new Sighting(
                "cic-under-lock-timeout",
                step.trace(),
                table.name(),
                "runs under lock_timeout = " + limit + ": a transaction on " + table.name()
                        + " that stays open longer ends it with 55P03 and leaves an invalid index",
                "SET lock_timeout = 0;\n" + step.trace().sql().strip().replaceFirst(";$", "")
                        + ";\nRESET lock_timeout;");
    }
}
