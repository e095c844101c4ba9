package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlWords;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Change;
import dev.assay.schema.Relation;
import java.util.List;
import java.util.stream.Stream;

/** Says why a table was written anew. That it was is seen by its file. */
final class TableRewriteRule implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        return OldTables.changedBy(step).filter(TableChange::isRewritten).flatMap(TableRewriteRule::causes);
    }

    private static Stream<Sighting> causes(TableChange change) {
        List<Sighting> known = Stream.of(
                        copied(change), moved(change), RetypedColumns.rewriting(change), computed(change))
                .flatMap(cause -> cause)
                .toList();
        List<Sighting> added = AddedColumns.rewriting(change, known.isEmpty()).toList();
        return known.isEmpty() && added.isEmpty() ? unexplained(change) : Stream.concat(known.stream(), added.stream());
    }

    private static Stream<Sighting> copied(TableChange change) {
        SqlWords words = SqlWords.of(change.trace().sql());
        return words.startsWith("CLUSTER") || words.startsWith("VACUUM")
                ? Stream.of(sighting(change, "table-cluster", "copies all of [" + change.name() + "]"))
                : Stream.empty();
    }

    private static Stream<Sighting> moved(TableChange change) {
        return change.trace().changes().stream()
                .filter(found -> found.after() instanceof Relation after
                        && change.family().has(after.oid()))
                .flatMap(found -> moved(change, found))
                .distinct();
    }

    private static Stream<Sighting> moved(TableChange change, Change found) {
        if (!(found.before() instanceof Relation before) || !(found.after() instanceof Relation after)) {
            return Stream.empty();
        }
        if (before.persistence() != after.persistence()) {
            String state = after.persistence() == 'u' ? "unlogged" : "logged";
            return Stream.of(sighting(change, "persistence-change", "makes [" + change.name() + "] " + state));
        }
        return before.tablespace() != after.tablespace()
                        || !before.accessMethod().equals(after.accessMethod())
                ? Stream.of(sighting(change, "storage-move", "moves all of [" + change.name() + "]"))
                : Stream.empty();
    }

    private static Stream<Sighting> computed(TableChange change) {
        return change.changedColumns()
                .filter(ColumnChange::isComputedAnew)
                .map(column -> sighting(
                        change,
                        "generated-expression",
                        "computes [" + column.after().plainName() + "] of every row anew"));
    }

    private static Stream<Sighting> unexplained(TableChange change) {
        boolean refreshed = change.table().kind() == 'm';
        return refreshed
                ? Stream.empty()
                : Stream.of(sighting(
                        change,
                        "work-under-exclusive-lock",
                        "writes all of [" + change.name() + "] anew, for a reason that the catalog does not show"));
    }

    private static Sighting sighting(TableChange change, String hazard, String found) {
        return change.sighting(hazard, found + " under ACCESS EXCLUSIVE" + Toll.shut(change), "");
    }
}
