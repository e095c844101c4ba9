package dev.assay.migration.hazard;

import dev.assay.migration.trace.Step;
import dev.assay.schema.Column;
import dev.assay.schema.Constraint;
import dev.assay.schema.Constraint.Kind;
import dev.assay.schema.Relation;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds foreign keys whose rows were matched. */
final class ForeignKeyScanRule implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        return OldTables.changedBy(step)
                .flatMap(change -> Stream.concat(
                        change.newConstraints()
                                .filter(added -> isMatched(change, added))
                                .map(added -> sighting(change, added)),
                        change.enforced()
                                .filter(enforced -> isMatched(change, enforced))
                                .map(enforced -> enforced(change, enforced))));
    }

    private static boolean isMatched(TableChange change, Constraint key) {
        return key.kind() == Kind.FOREIGN_KEY
                && key.validated()
                && change.isTold("validating foreign key constraint \"" + key.plainName() + '"');
    }

    private static Sighting sighting(TableChange change, Constraint key) {
        String parent = parent(change, key);
        String matched = matched(change, key);
        if (change.isMadeAnew(key)) {
            return change.sighting(
                    "fk-rescan-on-type-change",
                    matched + " anew under ACCESS EXCLUSIVE on both, because the type of a column of ["
                            + key.plainName() + "] changes" + Toll.shut(change),
                    "");
        }
        Optional<Column> column = change.newColumns()
                .filter(added -> key.columns().contains(added.number()))
                .findFirst();
        return column.map(added -> change.sighting(
                        "fk-default-scan",
                        matched + " under ACCESS EXCLUSIVE for the default of [" + added.plainName() + "]"
                                + Toll.shut(change),
                        SafeWay.columnThenKey(change, added, key)))
                .orElseGet(() -> change.sighting(
                        "fk-scan",
                        matched + " under SHARE ROW EXCLUSIVE on both, so that writers of [" + parent + "] wait as well"
                                + Toll.readOnly(change),
                        SafeWay.validateKeyApart(change, key)));
    }

    /** Since PostgreSQL 18 a key can be there without effect. It takes effect at once, and not apart from the matching. */
    private static Sighting enforced(TableChange change, Constraint key) {
        return change.sighting(
                "fk-scan",
                matched(change, key) + " under ACCESS EXCLUSIVE, because [" + key.plainName() + "] was not enforced"
                        + Toll.shut(change),
                SafeWay.constraintBeside(change.table(), key));
    }

    private static String matched(TableChange change, Constraint key) {
        return "matches all of [" + change.name() + "] with [" + parent(change, key) + "]";
    }

    private static String parent(TableChange change, Constraint key) {
        return change.step()
                .after()
                .relation(key.referenced())
                .map(Relation::name)
                .orElse("");
    }
}
