package dev.assay.migration.hazard;

import dev.assay.migration.Notice;
import dev.assay.migration.trace.StatementTrace;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** IF NOT EXISTS that was content with an invalid index of the same name. */
final class SkippedOverInvalid implements HazardRule {
    private static final Pattern SKIPPED = Pattern.compile("relation \"(.+)\" already exists, skipping");

    @Override
    public Stream<Sighting> examine(WholeMigration migration) {
        return migration.statements().stream()
                .filter(statement -> !statement.failed())
                .flatMap(statement -> statement.notices().stream()
                        .map(Notice::message)
                        .map(SKIPPED::matcher)
                        .filter(Matcher::matches)
                        .flatMap(skipped -> sightings(skipped.group(1), statement, migration)));
    }

    private static Stream<Sighting> sightings(String plainName, StatementTrace statement, WholeMigration migration) {
        return InvalidIndexLeft.invalid(migration.end())
                .filter(index -> migration.end().relation(index.oid()).stream()
                        .anyMatch(own -> own.plainName().equals(plainName)))
                .map(index -> sighting(index, statement, migration));
    }

    private static Sighting sighting(Index index, StatementTrace statement, WholeMigration migration) {
        String table =
                migration.end().relation(index.table()).map(Relation::name).orElse("");
        return new Sighting(
                "if-not-exists-masks-invalid",
                statement,
                table,
                "is skipped because " + index.name() + " on " + table + " exists, and that index is invalid",
                "DROP INDEX CONCURRENTLY IF EXISTS " + IndexDefinition.name(index, migration.end()) + ";\n"
                        + IndexDefinition.of(index).concurrently());
    }
}
