package dev.assay.migration.hazard;

import dev.assay.migration.trace.StatementTrace;
import dev.assay.schema.Relation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Several ALTER TABLE statements of one table in one transaction. */
final class MultiAlterRule implements HazardRule {
    @Override
    public Stream<Sighting> examine(WholeMigration migration) {
        Set<Long> altered = new HashSet<>();
        List<Sighting> found = new ArrayList<>();
        for (StatementTrace statement : migration.statements()) {
            if (endsTransaction(StatementText.of(statement))) {
                altered.clear();
            }
            table(migration, statement)
                    .filter(table -> !altered.add(table.oid()))
                    .map(table -> sighting(statement, table))
                    .ifPresent(found::add);
        }
        return found.stream();
    }

    private static Sighting sighting(StatementTrace statement, Relation table) {
        return Sighting.of(
                "multi-alter",
                statement,
                table.name(),
                "alters " + table.name() + " once more in the same transaction");
    }

    private static boolean endsTransaction(StatementText text) {
        return text.startsWith("COMMIT")
                || text.startsWith("END")
                || (text.startsWith("ROLLBACK") && !text.contains("TO"));
    }

    private static Optional<Relation> table(WholeMigration migration, StatementTrace statement) {
        StatementText text = StatementText.of(statement);
        boolean combinable = text.startsWith("ALTER", "TABLE")
                && statement.transactional()
                && !statement.failed()
                && !text.contains("RENAME")
                && !text.contains("ATTACH")
                && !text.contains("DETACH")
                && !text.contains("VALIDATE")
                && !text.contains("SET", "SCHEMA");
        return combinable
                ? text.firstNamed(migration.end())
                        .filter(table -> !migration.stage().made(table.oid()))
                : Optional.empty();
    }
}
