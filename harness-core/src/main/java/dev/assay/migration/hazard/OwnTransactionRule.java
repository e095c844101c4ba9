package dev.assay.migration.hazard;

import dev.assay.migration.trace.StatementTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files that begin or end transactions themselves. */
final class OwnTransactionRule implements HazardRule {
    private static final String OBJECT = "transaction";

    @Override
    public Stream<Sighting> examine(WholeMigration migration) {
        List<Sighting> sightings = new ArrayList<>();
        Optional<StatementTrace> open = Optional.empty();
        for (StatementTrace statement : migration.statements()) {
            StatementText text = StatementText.of(statement);
            if (begins(text)) {
                if (statement.said("already a transaction in progress")) {
                    sightings.add(nested(statement, "begins a transaction within that of the runner"));
                } else {
                    open = Optional.of(statement);
                }
            } else if (ends(text)) {
                if (open.isEmpty() && !statement.said("no transaction in progress")) {
                    sightings.add(nested(statement, "ends the transaction of the runner"));
                }
                open = Optional.empty();
            }
        }
        boolean failed = migration.statements().stream().anyMatch(StatementTrace::failed);
        open.filter(begin -> !failed).ifPresent(begin -> sightings.add(uncommitted(begin)));
        return sightings.stream().limit(1);
    }

    private static boolean begins(StatementText text) {
        return text.startsWith("BEGIN") || text.startsWith("START", "TRANSACTION");
    }

    private static boolean ends(StatementText text) {
        boolean savepoint = text.contains("TO") || text.contains("PREPARED") || text.contains("CHAIN");
        return (text.startsWith("COMMIT")
                        || text.startsWith("END")
                        || text.startsWith("ROLLBACK")
                        || text.startsWith("ABORT"))
                && !savepoint;
    }

    private static Sighting nested(StatementTrace statement, String found) {
        return Sighting.of("nested-transaction", statement, OBJECT, found);
    }

    private static Sighting uncommitted(StatementTrace begin) {
        return Sighting.of(
                "uncommitted-transaction", begin, OBJECT, "begins a transaction that the file does not commit");
    }
}
