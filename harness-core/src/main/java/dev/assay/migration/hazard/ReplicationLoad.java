package dev.assay.migration.hazard;

import dev.assay.migration.trace.FileChange;
import dev.assay.migration.trace.HeldLock;
import dev.assay.migration.trace.LockMode;
import dev.assay.migration.trace.StatementTrace;
import dev.assay.migration.trace.Step;
import dev.assay.migration.trace.TableActivity;
import dev.assay.schema.Relation;
import java.util.Locale;
import java.util.stream.Stream;

/** Statements that keep replicas busy: much log at once, and shut tables whose rows are copied or gone. */
final class ReplicationLoad implements HazardRule {
    private static final long PAGE = 8_192;
    private static final long MUCH = 1 << 20;
    private static final long MANY_ROWS = 1_000;

    @Override
    public Stream<Sighting> examine(Step step) {
        return Stream.concat(burst(step), conflict(step));
    }

    private static Stream<Sighting> burst(Step step) {
        StatementTrace trace = step.trace();
        Stream<String> copied = trace.walBytes() < PAGE ? Stream.empty() : trace.rewrites().stream();
        Stream<String> written = trace.walBytes() < MUCH
                ? Stream.empty()
                : trace.activity().stream()
                        .flatMap(tables -> tables.stream())
                        .filter(table -> !table.created() && table.written() >= MANY_ROWS)
                        .map(TableActivity::table);
        return Stream.concat(copied, written)
                .distinct()
                .map(table -> Sighting.of(
                        "wal-burst",
                        trace,
                        table,
                        String.format(
                                Locale.ROOT,
                                "writes %,d kB of log for the rows of %s, all of which goes to the replicas",
                                trace.walBytes() / 1_000,
                                table)));
    }

    private static Stream<Sighting> conflict(Step step) {
        StatementTrace trace = step.trace();
        Stream<String> emptied = trace.files(FileChange.Kind.TABLE_TRUNCATED).stream()
                .filter(file -> !file.created())
                .map(FileChange::table);
        return Stream.of(trace.rewrites().stream(), emptied, dropped(step))
                .flatMap(tables -> tables)
                .distinct()
                .filter(table -> isShut(table, trace))
                .map(table -> Sighting.of(
                        "standby-conflict",
                        trace,
                        table,
                        "takes the rows of " + table
                                + " away under ACCESS EXCLUSIVE, which cancels long queries on a standby"));
    }

    private static Stream<String> dropped(Step step) {
        return Altered.gone(step.trace(), Relation.class)
                .filter(table -> table.isTable() && !step.stage().made(table.oid()))
                .map(Relation::name);
    }

    /** A table that is gone was shut; the locks of what is gone may have no name any more. */
    private static boolean isShut(String table, StatementTrace trace) {
        boolean gone = Altered.gone(trace, Relation.class)
                .anyMatch(relation -> relation.name().equals(table));
        return gone
                || trace.locks().stream()
                        .filter(lock -> lock.relation().equals(table))
                        .map(HeldLock::mode)
                        .anyMatch(mode -> mode == LockMode.ACCESS_EXCLUSIVE);
    }
}
