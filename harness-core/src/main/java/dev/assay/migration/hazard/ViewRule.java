package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlWords;
import dev.assay.migration.trace.StatementTrace;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import dev.assay.schema.SqlName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Views that stand in the way of a change, and views that lose their rights by being made again. */
final class ViewRule implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        return blocked(step).stream()
                .map(table -> Sighting.of(
                        "view-blocks-change",
                        step.trace(),
                        table.name(),
                        "a view refuses the change of " + table.name() + " ["
                                + step.trace().sqlState() + "]"));
    }

    private static Optional<Relation> blocked(Step step) {
        StatementText text = StatementText.of(step.trace());
        Optional<Relation> named = text.firstNamed(step);
        return switch (step.trace().sqlState()) {
            case "42P16" -> named.filter(view -> view.kind() == 'v' && text.contains("VIEW"));
            case "0A000" -> named.filter(table -> text.contains("TYPE") && hasView(step.before(), table));
            case "2BP01" -> named.filter(table -> text.contains("DROP") && hasView(step.before(), table));
            default -> Optional.empty();
        };
    }

    private static boolean hasView(Schema schema, Relation table) {
        return schema.objects(Relation.class)
                .filter(relation -> relation.kind() == 'v' || relation.kind() == 'm')
                .anyMatch(view -> new StatementText(SqlWords.of(view.definition())).names(table.plainName()));
    }

    @Override
    public Stream<Sighting> examine(WholeMigration migration) {
        return migration
                .stage()
                .start()
                .objects(Relation.class)
                .filter(view -> view.kind() == 'v' || view.kind() == 'm')
                .flatMap(view ->
                        successor(migration, view).stream().flatMap(successor -> swapped(migration, view, successor)));
    }

    private static Optional<Relation> successor(WholeMigration migration, Relation view) {
        return migration.end().relation(view.oid()).isPresent()
                ? Optional.empty()
                : migration.end().relation(view.name()).filter(found -> found.kind() == 'v' || found.kind() == 'm');
    }

    private static Stream<Sighting> swapped(WholeMigration migration, Relation view, Relation successor) {
        List<String> losers = Privileges.of(view.privileges()).lostIn(Privileges.of(successor.privileges()));
        return losers.isEmpty()
                ? Stream.empty()
                : migration.statements().stream()
                        .filter(statement -> makes(statement, successor))
                        .limit(1)
                        .map(statement -> new Sighting(
                                "view-swapped",
                                statement,
                                view.name(),
                                view.name() + " is made again without the rights of " + String.join(", ", losers),
                                "GRANT SELECT ON " + SqlName.of(successor) + " TO " + String.join(", ", losers)
                                        + "; -- or CREATE OR REPLACE VIEW"));
    }

    private static boolean makes(StatementTrace statement, Relation view) {
        return Altered.in(statement, Relation.class).stream()
                .anyMatch(relation -> relation.isNew() && relation.is().oid() == view.oid());
    }
}
