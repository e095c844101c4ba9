package dev.assay.junit;

import dev.assay.check.Check;
import dev.assay.check.Outcome;
import dev.assay.check.Plan;
import dev.assay.check.Promise;
import dev.assay.check.Quantity;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.check.WrittenAttribute;
import dev.assay.migration.proof.AppliesFromEachVersion;
import dev.assay.migration.proof.AppliesProof;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What {@link Proof#APPLIES} promises: one version after the other, watched, and from each one straight to the newest.
 *
 * @param steps judges the versions one after the other
 * @param straight judges what starts at each of them, if all steps are right: what is wrong with them is told once
 */
record AppliesPromise(MigrationTest test, AppliesProof steps, AppliesFromEachVersion straight)
        implements Check<ExtensionContext> {
    private static final String SENTENCE =
            "every version applies over seeded tables, each leads straight to the newest, and a second run changes nothing";

    static AppliesPromise check(MigrationTest test) {
        return new AppliesPromise(test, steps(test), AppliesFromEachVersion.create());
    }

    private static AppliesProof steps(MigrationTest test) {
        AppliesProof proof = AppliesProof.create().terms(MigrationProofs.terms(test));
        if (test.rewrites() == Rewrites.NONE) {
            proof = proof.noRewrites();
        }
        if (!test.maxWal().isEmpty()) {
            proof = proof.maxWal(
                    new WrittenAttribute("MigrationTest", "maxWal", test.maxWal(), "16MB").read(Quantity::bytes));
        }
        return test.maxDuration().isEmpty() ? proof : proof.maxDuration(duration(test.maxDuration()));
    }

    private static Quantity duration(String text) {
        return new WrittenAttribute("MigrationTest", "maxDuration", text, "2s").read(Quantity::duration);
    }

    @Override
    public List<Promise> promises() {
        List<Promise> promises = new ArrayList<>(steps.promises());
        promises.set(0, both(promises.get(0)));
        return promises;
    }

    private static Promise both(Promise applies) {
        return new Promise(applies.kind(), applies.name(), SENTENCE, applies.threshold(), applies.terms());
    }

    @Override
    public List<Verdict> judge(ExtensionContext context, Run run) throws Exception {
        List<Verdict> verdicts =
                new ArrayList<>(steps.judge(TracedMigrations.of(context, test).report(), run));
        List<Verdict> parts = new ArrayList<>(verdicts.subList(0, 1));
        if (parts.get(0).outcome() == Outcome.PASSED) {
            // What stops here says nothing against what was measured of the versions one after the other.
            parts.addAll(Plan.of(straight)
                    .run(RehearsedMigrations.of(context, test), run)
                    .all());
        }
        verdicts.set(0, whole(parts, run));
        return verdicts;
    }

    /** Return what all parts found, with the outcome of the last: none comes after one that did not pass. */
    private static Verdict whole(List<Verdict> parts, Run run) {
        Verdict last = parts.get(parts.size() - 1);
        Verdict whole = Verdict.of(run, both(parts.get(0).promise()), last.outcome());
        for (Verdict part : parts) {
            whole = whole.withFindings(part.findings()).withEvidence(part.evidence());
        }
        return whole;
    }
}
