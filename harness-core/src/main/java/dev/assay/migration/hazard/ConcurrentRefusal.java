package dev.assay.migration.hazard;

import dev.assay.migration.trace.StatementTrace;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.util.Optional;
import java.util.stream.Stream;

/** CONCURRENTLY where the server refuses it: in a transaction, and on a partitioned table. */
final class ConcurrentRefusal implements HazardRule {
    private static final String IN_TRANSACTION = "25001";
    private static final String NOT_SUPPORTED = "0A000";

    @Override
    public Stream<Sighting> examine(WholeMigration migration) {
        return migration.statements().stream()
                .filter(StatementTrace::failed)
                .flatMap(failed -> ConcurrentStatement.of(failed.sql()).stream()
                        .flatMap(statement -> sighting(statement, failed, migration).stream()));
    }

    private static Optional<Sighting> sighting(
            ConcurrentStatement statement, StatementTrace failed, WholeMigration migration) {
        Schema start = migration.stage().start();
        Optional<Relation> table = statement.table(start).or(() -> statement.table(migration.end()));
        if (failed.sqlState().equals(IN_TRANSACTION) && !isUnknownToFlyway(statement, migration)) {
            return Optional.of(Sighting.of(
                    "cic-in-transaction",
                    failed,
                    table.map(Relation::name).orElse(""),
                    "says CONCURRENTLY in a transaction, and is refused with 25001"));
        }
        return table.filter(parent -> failed.sqlState().equals(NOT_SUPPORTED) && parent.isPartitioned())
                .filter(parent -> statement.isAboutIndexes() && !statement.isRebuild())
                .map(parent -> Sighting.of(
                        "cic-on-partitioned",
                        failed,
                        parent.name(),
                        "says CONCURRENTLY on " + parent.name() + ", which is partitioned, and is refused with 0A000"));
    }

    /** Flyway knows some forms only, and wraps the others into a transaction; that is a hazard of its own. */
    private static boolean isUnknownToFlyway(ConcurrentStatement statement, WholeMigration migration) {
        return migration.stage().runner().equals("Flyway")
                && (statement.words().startsWith("REINDEX") || statement.words().startsWith("ALTER"));
    }
}
