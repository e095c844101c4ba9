package dev.assay.junit;

import dev.assay.check.Check;
import dev.assay.check.MistakeException;
import dev.assay.check.Quantity;
import dev.assay.check.UnreadableException;
import dev.assay.check.WrittenAttribute;
import dev.assay.migration.proof.lockfree.LockFreeProof;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.migration.traffic.Traffic;

/** Reads what {@link MigrationTest} says of waiting into a check. */
final class LockFreePromise {
    private LockFreePromise() {}

    static Check<Rehearsal> check(MigrationTest test, ClassLoader loader) {
        LockFreeProof proof = LockFreeProof.of(maxBlock(test))
                .traffic(Traffic.at(test.traffic(), "traffic", loader))
                .terms(MigrationProofs.terms(test));
        return Given.text(test.longReader())
                .map(text -> proof.longReader(written("longReader", text, "30s").read(Quantity::duration)))
                .orElse(proof);
    }

    private static Quantity maxBlock(MigrationTest test) {
        if (test.maxBlock().isEmpty()) {
            throw new MistakeException(
                    "@MigrationTest proves = Proof.LOCK_FREE without maxBlock",
                    "nothing says how long the application may wait",
                    "How long users accept to wait is for the team to say, so there is no default",
                    "maxBlock = \"500ms\"");
        }
        return written("maxBlock", test.maxBlock(), "500ms").read(LockFreePromise::visible);
    }

    private static Quantity visible(String text) {
        Quantity time = Quantity.duration(text);
        if (time.amount().compareTo(LockFreeProof.SHORTEST.amount()) < 0) {
            throw new UnreadableException(
                    text,
                    "is shorter than " + LockFreeProof.SHORTEST + ", and locks are looked at each millisecond",
                    "500ms");
        }
        return time;
    }

    private static WrittenAttribute written(String name, String text, String example) {
        return new WrittenAttribute("MigrationTest", name, text, example);
    }
}
