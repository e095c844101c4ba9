package dev.assay.migration.hazard;

import dev.assay.migration.trace.Step;
import dev.assay.schema.Column;
import dev.assay.schema.Constraint;
import dev.assay.schema.Constraint.Kind;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds checks that all rows were held against. */
final class CheckScanRule implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        return OldTables.verifiedBy(step).flatMap(change -> change.newConstraints()
                .filter(added -> added.kind() == Kind.CHECK && added.validated())
                .map(added -> sighting(change, added)));
    }

    private static Sighting sighting(TableChange change, Constraint check) {
        Optional<Column> column = change.newColumns()
                .filter(added -> check.columns().contains(added.number()))
                .findFirst();
        String why = change.isMadeAnew(check) ? ", because the type of a column changes that it reads" : "";
        String found = "reads all of [" + change.name() + "] under ACCESS EXCLUSIVE to hold each row against ["
                + check.definition() + "]" + why + Toll.shut(change);
        return column.map(added -> change.sighting(
                        "inline-check-scan", found, SafeWay.columnThenConstraint(change.table(), added, check)))
                .orElseGet(() -> change.sighting("check-scan", found, SafeWay.validateApart(change.table(), check)));
    }
}
