package dev.assay.migration.hazard;

import dev.assay.schema.Constraint;
import dev.assay.schema.Constraint.Kind;
import dev.assay.schema.Index;
import dev.assay.schema.ObjectId;
import dev.assay.schema.ObjectKind;
import java.util.Set;
import java.util.stream.Stream;

/** New constraints whose index a statement built. */
final class KeyBuilds {
    private static final Set<Kind> WITH_INDEX = Set.of(Kind.PRIMARY_KEY, Kind.UNIQUE, Kind.EXCLUSION);

    private KeyBuilds() {}

    /** Return them, without those that adopt an index that was there and those that were made anew with another type. */
    static Stream<Constraint> in(TableChange change) {
        return change.newConstraints()
                .filter(added -> WITH_INDEX.contains(added.kind()))
                .filter(added -> !change.isMadeAnew(added))
                .filter(added -> builtIndex(change, added.index()));
    }

    private static boolean builtIndex(TableChange change, long index) {
        return change.step().before().find(ObjectId.of(ObjectKind.INDEX, index)).isEmpty()
                && change.trace().changes().stream()
                        .anyMatch(made -> made.isNew() && made.object() instanceof Index built && built.oid() == index);
    }
}
