package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlText;
import dev.assay.migration.trace.StatementTrace;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Column;
import dev.assay.schema.Relation;
import dev.assay.schema.SqlName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables, views and columns that are gone although somebody may use them. Partitions have a hazard of their own. */
final class DropRule implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        return Stream.concat(tables(step), columns(step));
    }

    private static Stream<Sighting> tables(Step step) {
        return Altered.in(step.trace(), Relation.class).stream()
                .filter(Altered::isGone)
                .map(Altered::was)
                .filter(table -> holdsRows(table) && !table.isPartition())
                .filter(table -> !step.stage().made(table.oid()))
                .map(table -> new Sighting(
                        "drop-table-in-use",
                        step.trace(),
                        table.name(),
                        "drops " + table.name() + " with its rows",
                        "ALTER TABLE " + SqlName.of(table) + " RENAME TO "
                                + SqlName.joined(table.plainName(), "to_drop") + "; -- and drop it a release later"));
    }

    private static boolean holdsRows(Relation table) {
        return table.holdsOwnRows() || table.isPartitioned() || table.kind() == 'f';
    }

    private static Stream<Sighting> columns(Step step) {
        Map<Relation, List<Column>> gone = Altered.in(step.trace(), Column.class).stream()
                .filter(Altered::isGone)
                .map(Altered::was)
                .filter(column -> step.stage()
                        .start()
                        .column(column.relation(), column.number())
                        .isPresent())
                .filter(column -> step.after()
                        .relation(column.relation())
                        .filter(table -> holdsRows(table) && table.parent() == 0)
                        .isPresent())
                .collect(Collectors.groupingBy(
                        column -> step.after().relation(column.relation()).orElseThrow(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return gone.entrySet().stream().map(entry -> column(step, entry.getKey(), entry.getValue()));
    }

    private static Sighting column(Step step, Relation table, List<Column> columns) {
        String names = columns.stream().map(Column::plainName).collect(Collectors.joining(", "));
        return new Sighting(
                "drop-column-in-use",
                step.trace(),
                table.name(),
                "drops " + names + " of " + table.name(),
                "SET LOCAL lock_timeout = '2s'; "
                        + SqlText.terminated(step.trace().sql()) + " -- a release after the last use");
    }

    /** A view may be made again by a later statement; what it lacks then are columns. */
    @Override
    public Stream<Sighting> examine(WholeMigration migration) {
        return migration
                .stage()
                .start()
                .objects(Relation.class)
                .filter(view ->
                        view.isView() && migration.end().relation(view.oid()).isEmpty())
                .flatMap(view -> migration.statements().stream()
                        .filter(statement -> drops(statement, view))
                        .limit(1)
                        .flatMap(statement -> view(migration, statement, view)));
    }

    /** What CASCADE drops without a word has a hazard of its own. */
    private static boolean drops(StatementTrace statement, Relation view) {
        return (!statement.said("drop cascades to")
                        || StatementText.of(statement).names(view.plainName()))
                && Altered.gone(statement, Relation.class).anyMatch(gone -> gone.oid() == view.oid());
    }

    private static Stream<Sighting> view(WholeMigration migration, StatementTrace statement, Relation view) {
        Optional<Relation> successor = migration.end().relation(view.name());
        if (successor.isEmpty()) {
            return Stream.of(Sighting.of("drop-table-in-use", statement, view.name(), "drops the view " + view.name()));
        }
        StandIn standIn = new StandIn(migration.end(), successor.get());
        List<String> lost = migration
                .stage()
                .start()
                .columns(view.oid())
                .map(Column::plainName)
                .filter(name -> !standIn.hasColumn(name))
                .toList();
        return lost.isEmpty()
                ? Stream.empty()
                : Stream.of(Sighting.of(
                        "drop-column-in-use",
                        statement,
                        view.name(),
                        "drops the view " + view.name() + ", which comes back without " + String.join(", ", lost)));
    }
}
