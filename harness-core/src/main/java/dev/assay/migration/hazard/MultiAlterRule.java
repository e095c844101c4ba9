package dev.assay.migration.hazard;

import dev.assay.migration.trace.StatementTrace;
import dev.assay.schema.Relation;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Several ALTER TABLE statements of one table in one transaction. */
final class MultiAlterRule implements HazardRule {
    @Override
    public Stream<Sighting> examine(WholeMigration migration) {
        Set<Long> altered = new HashSet<>();
        return migration.statements().stream()
                .flatMap(statement -> table(migration, statement)
                        .filter(table -> !altered.add(table.oid()))
                        .map(table -> Sighting.of(
                                "multi-alter",
                                statement,
                                table.name(),
                                "alters " + table.name() + " once more in the same transaction"))
                        .stream());
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
