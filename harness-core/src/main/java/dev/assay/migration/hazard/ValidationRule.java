package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlWords;
import dev.assay.migration.trace.HeldLock;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Constraint;
import dev.assay.schema.ObjectId;
import dev.assay.schema.ObjectKind;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds constraints that are validated while their transaction still holds a lock that stops others. */
final class ValidationRule implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        return SqlWords.of(step.trace().sql()).startsWith("ALTER", "TABLE") && !validates(step)
                ? Stream.empty()
                : OldTables.changedBy(step).flatMap(change -> change.validated()
                        .flatMap(constraint -> sighting(change, constraint).stream()));
    }

    private static boolean validates(Step step) {
        return SqlWords.of(step.trace().sql()).contains("VALIDATE");
    }

    private static Optional<Sighting> sighting(TableChange change, Constraint constraint) {
        return strongest(change, constraint).map(lock -> {
            String found = "validates [" + constraint.plainName() + "] while the transaction holds "
                    + lock.mode().write() + " on [" + lock.relation() + "]"
                    + (lock.mode().blocksReads() ? Toll.shut(change) : Toll.readOnly(change));
            return change.sighting(hazard(change, constraint), found, instead(change, constraint));
        });
    }

    private static Optional<HeldLock> strongest(TableChange change, Constraint constraint) {
        return change.trace().locks().stream()
                .filter(lock -> lock.oid() == change.table().oid() || lock.oid() == constraint.referenced())
                .filter(lock -> !lock.created() && lock.mode().blocksWrites())
                .max(Comparator.comparing(HeldLock::mode));
    }

    /** A constraint that was there before meets a lock of something else. */
    private static String hazard(TableChange change, Constraint constraint) {
        boolean old = change.step()
                .stage()
                .start()
                .find(ObjectId.of(ObjectKind.CONSTRAINT, constraint.oid()))
                .isPresent();
        return old ? "work-under-exclusive-lock" : "validate-in-same-transaction";
    }

    private static String instead(TableChange change, Constraint constraint) {
        return "-- in a migration of its own, after this one\n"
                + SafeWay.validate(change.table(), constraint.plainName());
    }
}
