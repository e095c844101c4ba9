package dev.assay.migration.hazard;

import dev.assay.migration.script.TransactionRules;
import dev.assay.migration.trace.StatementTrace;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.util.List;
import java.util.stream.Stream;

/** Statements that PostgreSQL refuses in a transaction, and what stands beside them. */
final class TransactionlessRule implements HazardRule {
    private static final String FLYWAY = "Flyway";

    /** A statement that cannot run inside a transaction. */
    private static final String REFUSED = "25001";

    @Override
    public Stream<Sighting> examine(Step step) {
        StatementTrace trace = step.trace();
        StatementText text = StatementText.of(trace);
        if (!step.stage().runner().equals(FLYWAY) || !isConcurrent(text)) {
            return Stream.empty();
        }
        if (!trace.failed()) {
            return Stream.of(Sighting.of(
                    "flyway-transactional-lock",
                    trace,
                    table(text, step.after()),
                    "waits for Flyway itself, unless its lock is not transactional"));
        }
        return isUnknownToFlyway(text) && trace.sqlState().equals(REFUSED)
                ? Stream.of(Sighting.of(
                        "flyway-unknown-concurrently",
                        trace,
                        table(text, step.before()),
                        "runs in a transaction, because Flyway does not know the statement [" + REFUSED + "]"))
                : Stream.empty();
    }

    private static boolean isConcurrent(StatementText text) {
        return text.contains("CONCURRENTLY") && !text.startsWith("REFRESH");
    }

    private static boolean isUnknownToFlyway(StatementText text) {
        return text.startsWith("REINDEX") || text.startsWith("ALTER");
    }

    @Override
    public Stream<Sighting> examine(WholeMigration migration) {
        List<StatementTrace> changes = migration.statements().stream()
                .takeWhile(statement -> !refusesTransactions(migration, statement))
                .filter(TransactionlessRule::changesSomething)
                .toList();
        return changes.isEmpty()
                ? Stream.empty()
                : migration.statements().stream()
                        .filter(statement -> refusesTransactions(migration, statement) && !statement.transactional())
                        .limit(1)
                        .map(statement -> mixed(migration, statement, changes));
    }

    private static boolean refusesTransactions(WholeMigration migration, StatementTrace statement) {
        return TransactionRules.refusesInTransaction(
                statement.sql(), migration.stage().serverVersion());
    }

    private static boolean changesSomething(StatementTrace statement) {
        return !statement.changes().isEmpty()
                || statement.activity().orElse(List.of()).stream().anyMatch(table -> table.written() > 0);
    }

    private static Sighting mixed(WholeMigration migration, StatementTrace statement, List<StatementTrace> changes) {
        return Sighting.of(
                "mixed-transactional",
                statement,
                table(StatementText.of(statement), migration.end()),
                "refuses a transaction, so that " + changes.size() + (changes.size() == 1 ? " change" : " changes")
                        + " before it in the same file stand even if it fails");
    }

    private static String table(StatementText text, Schema schema) {
        return text.tableNamed(schema).map(Relation::name).orElse("");
    }
}
