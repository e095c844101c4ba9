package dev.assay.migration.hazard;

import dev.assay.migration.trace.Step;
import dev.assay.schema.Constraint;
import dev.assay.schema.Constraint.Kind;
import java.util.stream.Stream;

/** Finds columns that refuse NULL from now on, for which all rows were read. */
final class NotNullScanRule implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        return OldTables.verifiedBy(step)
                .flatMap(change -> Stream.of(required(change), onTopOfInvalid(change), computed(change))
                        .flatMap(sightings -> sightings));
    }

    private static Stream<Sighting> required(TableChange change) {
        return change.changedColumns()
                .filter(ColumnChange::isRequiredNow)
                .filter(column -> !isProved(change, column))
                .flatMap(column ->
                        sighting(change, column.after().number(), column.after().plainName()));
    }

    private static boolean isProved(TableChange change, ColumnChange column) {
        String name = change.table().plainName() + "." + column.before().plainName();
        return change.trace().said("existing constraints on column \"" + name + "\" are sufficient");
    }

    private static Stream<Sighting> sighting(TableChange change, int number, String column) {
        boolean keyed = change.newConstraints()
                .anyMatch(added ->
                        added.kind() == Kind.PRIMARY_KEY && added.columns().contains(number));
        if (keyed && KeyBuilds.in(change).anyMatch(built -> built.columns().contains(number))) {
            return Stream.empty();
        }
        return Stream.of(change.sighting(
                keyed ? "pk-not-null-scan" : "set-not-null-scan",
                "reads all of [" + change.name() + "] under ACCESS EXCLUSIVE for a NULL in [" + column + "]"
                        + Toll.shut(change),
                SafeWay.proveNotNull(change.table(), column)));
    }

    /** SET NOT NULL over a constraint that is not valid yet makes it valid, and says nothing of the column. */
    private static Stream<Sighting> onTopOfInvalid(TableChange change) {
        return change.enforced()
                .filter(constraint -> constraint.kind() == Kind.NOT_NULL)
                .map(constraint -> change.sighting(
                        "set-not-null-scan",
                        "reads all of [" + change.name() + "] under ACCESS EXCLUSIVE for a NULL in "
                                + columns(change, constraint) + ", because [" + constraint.plainName()
                                + "] is not valid" + Toll.shut(change),
                        SafeWay.validate(change.table(), constraint.plainName())));
    }

    /** A new column that is computed when it is read can be NULL in any row. */
    private static Stream<Sighting> computed(TableChange change) {
        return change.newColumns()
                .filter(column -> column.generated() == 'v' && column.notNull())
                .map(column -> change.sighting(
                        "set-not-null-scan",
                        "computes [" + column.plainName() + "] for all of [" + change.name()
                                + "] under ACCESS EXCLUSIVE to find a NULL" + Toll.shut(change),
                        SafeWay.computedThenRequired(change.table(), column)));
    }

    private static String columns(TableChange change, Constraint constraint) {
        return constraint.columns().stream()
                .flatMap(number -> change.step().after().column(change.table().oid(), number).stream())
                .map(column -> "[" + column.plainName() + "]")
                .toList()
                .toString();
    }
}
