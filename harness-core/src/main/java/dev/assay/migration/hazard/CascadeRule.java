package dev.assay.migration.hazard;

import dev.assay.migration.trace.Step;
import dev.assay.schema.Constraint;
import dev.assay.schema.Function;
import dev.assay.schema.Namespace;
import dev.assay.schema.Relation;
import dev.assay.schema.SchemaObject;
import dev.assay.schema.Trigger;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What CASCADE drops beside the objects that a statement names. Tables and columns have hazards of their own. */
final class CascadeRule implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        if (!step.trace().said("drop cascades to")) {
            return Stream.empty();
        }
        StatementText text = StatementText.of(step.trace());
        Set<String> schemas = goneSchemas(step);
        return Stream.of(views(step, text, schemas), constraints(step), triggers(step), functions(step, text, schemas))
                .flatMap(part -> part)
                .distinct()
                .map(dependent -> Sighting.of(
                        "cascade-drops-dependents",
                        step.trace(),
                        dependent.object(),
                        "CASCADE drops " + dependent.what()));
    }

    private record Dependent(String object, String what) {}

    private static Set<String> goneSchemas(Step step) {
        return gone(step, Namespace.class).stream().map(Namespace::name).collect(Collectors.toSet());
    }

    private static Stream<Dependent> views(Step step, StatementText text, Set<String> schemas) {
        return gone(step, Relation.class).stream()
                .filter(view -> view.kind() == 'v' || view.kind() == 'm')
                .filter(view -> !text.names(view.plainName()) && !schemas.contains(view.schema()))
                .map(view -> new Dependent(view.name(), "the view " + view.name()));
    }

    private static Stream<Dependent> constraints(Step step) {
        return gone(step, Constraint.class).stream()
                .filter(key -> key.kind() == Constraint.Kind.FOREIGN_KEY && key.parent() == 0)
                .filter(key -> step.after().relation(key.table()).isPresent())
                .filter(key -> !StatementText.of(step.trace()).names(key.plainName()))
                .map(key -> new Dependent(key.tableName(), "the foreign key " + key.name()));
    }

    private static Stream<Dependent> triggers(Step step) {
        return gone(step, Trigger.class).stream()
                .filter(trigger -> step.after().relation(trigger.table()).isPresent())
                .map(trigger -> new Dependent(trigger.tableName(), "the trigger " + trigger.name()));
    }

    private static Stream<Dependent> functions(Step step, StatementText text, Set<String> schemas) {
        return gone(step, Function.class).stream()
                .map(function -> function.name().replaceFirst("\\(.*", ""))
                .filter(name -> !text.names(name.substring(name.indexOf('.') + 1)))
                .filter(name -> schemas.stream().noneMatch(schema -> name.startsWith(schema + ".")))
                .map(name -> new Dependent(name, "the function " + name));
    }

    private static <T extends SchemaObject> List<T> gone(Step step, Class<T> type) {
        return Altered.in(step.trace(), type).stream()
                .filter(Altered::isGone)
                .map(Altered::was)
                .toList();
    }
}
