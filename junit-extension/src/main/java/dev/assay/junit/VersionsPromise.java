package dev.assay.junit;

import dev.assay.check.Check;
import dev.assay.migration.proof.versions.VersionsProof;
import dev.assay.migration.rehearsal.Rehearsal;
import java.util.List;

/** Reads what {@link MigrationTest} says of {@link Proof#VERSIONS} into a check. */
final class VersionsPromise {
    private VersionsPromise() {}

    static Check<Rehearsal> check(MigrationTest test) {
        return VersionsProof.of(List.of(test.majors())).terms(MigrationProofs.terms(test));
    }
}
