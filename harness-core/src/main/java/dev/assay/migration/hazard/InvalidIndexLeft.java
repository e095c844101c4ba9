package dev.assay.migration.hazard;

import dev.assay.migration.trace.StatementTrace;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.util.stream.Stream;

/** Indexes that no query may use when a migration has ended, and that were usable or not there before it. */
final class InvalidIndexLeft implements HazardRule {
    @Override
    public Stream<Sighting> examine(WholeMigration migration) {
        return invalid(migration.end())
                .filter(index ->
                        migration.stage().start().index(index.oid()).stream().allMatch(Index::valid))
                .flatMap(index -> culprit(index, migration).map(statement -> sighting(index, statement, migration)));
    }

    /** Return the invalid indexes; that of a partitioned table waits for those of the partitions and is none. */
    static Stream<Index> invalid(Schema schema) {
        return schema.objects(Index.class)
                .filter(index -> !index.valid())
                .filter(index -> schema.relation(index.oid()).stream().noneMatch(own -> own.kind() == 'I'));
    }

    private static Stream<StatementTrace> culprit(Index index, WholeMigration migration) {
        Stream<StatementTrace> failed = migration.statements().stream().filter(StatementTrace::failed);
        Stream<StatementTrace> made = migration.statements().stream().filter(trace -> trace.changes().stream()
                .anyMatch(change -> change.object().id().equals(index.id())));
        return Stream.concat(failed, made).limit(1);
    }

    private static Sighting sighting(Index index, StatementTrace statement, WholeMigration migration) {
        String table =
                migration.end().relation(index.table()).map(Relation::name).orElse("");
        String why = statement.failed() ? "fails with " + statement.sqlState() + " and leaves " : "leaves ";
        return new Sighting(
                "cic-leaves-invalid",
                statement,
                table,
                why + index.name() + " on " + table + " behind, which is invalid; the next run meets its name",
                "DROP INDEX CONCURRENTLY IF EXISTS " + IndexDefinition.name(index, migration.end()) + ";\n"
                        + IndexDefinition.of(index).concurrently());
    }
}
