package dev.assay.junit;

import dev.assay.check.Check;
import dev.assay.check.MistakeException;
import dev.assay.check.Quantity;
import dev.assay.check.WrittenAttribute;
import dev.assay.migration.proof.plans.PlanQuery;
import dev.assay.migration.proof.plans.PlansProof;
import dev.assay.migration.rehearsal.Rehearsal;

/** Reads what {@link MigrationTest} says of {@link Proof#PLAN_STABLE} into a check. */
final class PlanStablePromise {
    private PlanStablePromise() {}

    static Check<Rehearsal> check(MigrationTest test) {
        require("queries", test.queries(), "no query is named that must stay fast", "classpath:db/queries.sql");
        require("maxRegression", test.maxRegression(), "there is no limit", "10%");
        requireGrowth(new WrittenAttribute("MigrationTest", "maxRegression", test.maxRegression(), "10%"));
        PlansProof proof = PlansProof.of(
                        PlanQuery.read(test.queries(), Thread.currentThread().getContextClassLoader()),
                        test.maxRegression())
                .terms(MigrationProofs.terms(test));
        return test.plans() == Plans.EQUAL ? proof.equalPlans() : proof;
    }

    private static void requireGrowth(WrittenAttribute written) {
        if (written.read(Quantity::increase).amount().signum() == 0) {
            throw written.mistake("no number of requests could show that nothing has grown at all");
        }
    }

    private static void require(String attribute, String value, String found, String example) {
        if (value.isEmpty()) {
            throw new MistakeException(
                    "@MigrationTest " + attribute + " = []",
                    found,
                    "Proof.PLAN_STABLE compares queries before and after the migrations",
                    attribute + " = \"" + example + "\"");
        }
    }
}
