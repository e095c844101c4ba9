package dev.assay.junit;

import dev.assay.check.Check;
import dev.assay.check.MistakeException;
import dev.assay.check.Quantity;
import dev.assay.check.WrittenAttribute;
import dev.assay.migration.proof.scales.ScalesProof;
import dev.assay.migration.rehearsal.Rehearsal;

/** Reads what {@link MigrationTest} says of {@link Proof#SCALES} into a check. */
final class ScalesPromise {
    private ScalesPromise() {}

    static Check<Rehearsal> check(MigrationTest test) {
        ScalesProof proof =
                ScalesProof.create().sizes(HazardPromise.declared(test)).terms(MigrationProofs.terms(test));
        return test.maxLockTime().isEmpty() ? proof : proof.maxLockTime(limit(test));
    }

    private static Quantity limit(MigrationTest test) {
        if (test.sizes().length == 0) {
            throw new MistakeException(
                    "@MigrationTest maxLockTime = [" + test.maxLockTime() + "]",
                    "sizes = [], so that nothing can be predicted",
                    "The time under lock is predicted for the rows that a table has in production",
                    "sizes = @TableSize(table = \"orders\", rows = 1_000_000)");
        }
        return new WrittenAttribute("MigrationTest", "maxLockTime", test.maxLockTime(), "500ms")
                .read(Quantity::duration);
    }
}
