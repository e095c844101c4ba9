package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlWords;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Relation;
import java.util.Set;
import java.util.stream.Stream;

/** Finds changes of type that failed on a value that does not fit. */
final class NarrowingFailureRule implements HazardRule {
    private static final Set<String> DOES_NOT_FIT = Set.of("22001", "22003");

    @Override
    public Stream<Sighting> examine(Step step) {
        return DOES_NOT_FIT.contains(step.trace().sqlState())
                ? AlterTable.of(step.trace().sql()).stream()
                        .filter(alter -> alter.actions().stream().anyMatch(NarrowingFailureRule::changesType))
                        .flatMap(alter -> alter.table().in(step.before()).stream())
                        .map(table -> sighting(step, table))
                : Stream.empty();
    }

    private static boolean changesType(SqlWords action) {
        return action.startsWith("ALTER") && action.contains("TYPE");
    }

    private static Sighting sighting(Step step, Relation table) {
        return Sighting.of(
                "type-narrowing",
                step.trace(),
                table.name(),
                "fails with " + step.trace().sqlState() + " because a value of [" + table.name()
                        + "] does not fit the new type");
    }
}
