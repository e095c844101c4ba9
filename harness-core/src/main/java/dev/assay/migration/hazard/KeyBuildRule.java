package dev.assay.migration.hazard;

import dev.assay.migration.trace.Step;
import dev.assay.schema.Column;
import dev.assay.schema.Constraint;
import dev.assay.schema.Constraint.Kind;
import java.util.List;
import java.util.stream.Stream;

/** Finds constraints whose index is built while the table is shut. */
final class KeyBuildRule implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        return OldTables.changedBy(step).flatMap(change -> KeyBuilds.in(change)
                .filter(built -> !change.isRewritten() || !isInline(change, built))
                .map(built -> sighting(change, built)));
    }

    private static Sighting sighting(TableChange change, Constraint built) {
        String found = "builds the index of [" + built.plainName() + "] over all of [" + change.name()
                + "] under ACCESS EXCLUSIVE" + Toll.shut(change);
        return change.sighting(hazard(change, built), found, instead(change, built));
    }

    private static String hazard(TableChange change, Constraint built) {
        if (isExclusion(built)) {
            return "exclusion-build";
        }
        if (isInline(change, built)) {
            return "inline-unique";
        }
        if (built.deferrable()) {
            return "deferrable-unique";
        }
        return built.kind() == Kind.PRIMARY_KEY ? "pk-build" : "unique-build";
    }

    private static boolean isInline(TableChange change, Constraint built) {
        return !built.columns().isEmpty() && built.columns().stream().allMatch(change::isNew);
    }

    /** So is a key over time, since PostgreSQL 18: it has the same index, and cannot adopt one. */
    private static boolean isExclusion(Constraint built) {
        return built.kind() == Kind.EXCLUSION || built.definition().contains("WITHOUT OVERLAPS)");
    }

    private static String instead(TableChange change, Constraint built) {
        List<Column> columns = built.columns().stream()
                .flatMap(number -> change.step().after().column(change.table().oid(), number).stream())
                .toList();
        return isExclusion(built) || isInline(change, built) ? "" : SafeWay.adoptIndex(change.table(), built, columns);
    }
}
