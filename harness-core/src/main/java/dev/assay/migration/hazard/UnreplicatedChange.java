package dev.assay.migration.hazard;

import dev.assay.migration.trace.Step;
import dev.assay.schema.Change;
import dev.assay.schema.Column;
import dev.assay.schema.Publication;
import dev.assay.schema.Relation;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Columns and tables of publications that change, which no subscriber is told. */
final class UnreplicatedChange implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        return step.trace().changes().stream()
                .flatMapToLong(change -> LongStream.concat(changedTable(change), newlyPublished(change)))
                .distinct()
                .mapToObj(step.after()::relation)
                .flatMap(table -> table.stream())
                .filter(table -> (table.isTable() || table.isPartitioned()) && table.kind() != 'm')
                .filter(table -> PublishedTables.isPublished(step.after(), table))
                .map(table -> sighting(table, step));
    }

    private static LongStream changedTable(Change change) {
        if (change.object() instanceof Relation table && change.isNew()) {
            return LongStream.of(table.oid());
        }
        return change.object() instanceof Column column && isOtherType(change)
                ? LongStream.of(column.relation())
                : LongStream.empty();
    }

    private static boolean isOtherType(Change change) {
        return !(change.before() instanceof Column before
                && change.after() instanceof Column after
                && before.type().equals(after.type())
                && before.plainName().equals(after.plainName()));
    }

    private static LongStream newlyPublished(Change change) {
        if (!(change.after() instanceof Publication after)) {
            return LongStream.empty();
        }
        Set<Long> tables = new HashSet<>(after.tables());
        if (change.before() instanceof Publication before) {
            before.tables().forEach(tables::remove);
        }
        return tables.stream().mapToLong(Long::longValue);
    }

    private static Sighting sighting(Relation table, Step step) {
        return Sighting.of(
                "ddl-not-replicated",
                step.trace(),
                table.name(),
                "changes what is published of " + table.name() + "; subscribers are told of rows only");
    }
}
