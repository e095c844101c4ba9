package dev.assay.junit;

import dev.assay.budget.LatencyCheckBuilder;
import dev.assay.check.MistakeException;
import dev.assay.growth.Filling;
import dev.assay.growth.GrowthCheck;
import dev.assay.growth.GrowthCheckBuilder;
import java.util.Arrays;
import java.util.Optional;

/** Reads a {@link LatencyBudget} that has sizes. */
final class SizedBudgets {
    private SizedBudgets() {}

    static boolean isAsked(LatencyBudget budget) {
        return budget.sizes().length > 0
                || !budget.growth().isEmpty()
                || !budget.fill().isEmpty();
    }

    /** Return a check that holds the budget at every size, and its growth. */
    static GrowthCheck check(LatencyBudget budget, Body body, LatencyCheckBuilder absolute) {
        requireComplete(budget);
        refuseDatabase(budget, body);
        GrowthCheckBuilder builder = GrowthCheck.of(body::call)
                .sizes(budget.sizes())
                .percentile(percentile(budget))
                .terms(LatencyBudgetExtension.terms(budget));
        Optional<Filling> method = FillMethod.find(budget.fill(), body);
        method.ifPresentOrElse(filling -> builder.fill(budget.fill(), filling), () -> builder.fill(budget.fill()));
        Given.text(budget.growth()).ifPresent(builder::growth);
        return absolute.promisesNothing()
                ? builder.check()
                : builder.budget(absolute.check()).check();
    }

    private static void requireComplete(LatencyBudget budget) {
        if (budget.sizes().length == 0) {
            String asked = budget.growth().isEmpty() ? "fill = [" + budget.fill() : "growth = [" + budget.growth();
            throw new MistakeException(
                    "@LatencyBudget " + asked + "]",
                    "it has no sizes",
                    "Growth is measured between databases of several sizes",
                    "sizes = {1_000, 10_000, 100_000}, fill = \"documents\"");
        }
        if (budget.fill().isEmpty()) {
            throw new MistakeException(
                    "@LatencyBudget sizes = " + Arrays.toString(budget.sizes()),
                    "nothing says how data of a size is made",
                    "",
                    "fill = \"documents\", the table whose number of rows is the size");
        }
    }

    /** It would be the database of the test, which none of the sizes is. */
    private static void refuseDatabase(LatencyBudget budget, Body body) {
        if (body.seesDatabase()) {
            throw new MistakeException(
                    "@LatencyBudget sizes = " + Arrays.toString(budget.sizes()),
                    "the body [" + body.method().getName() + "] has a parameter [TestDatabase]",
                    "Each size has a database of its own, and the body is called on all of them",
                    "void " + body.method().getName()
                            + "(Worker worker), whose connection leads to the size being measured");
        }
    }

    private static String percentile(LatencyBudget budget) {
        if (!budget.p50().isEmpty() || (budget.p95().isEmpty() && budget.p99().isEmpty())) {
            return "50";
        }
        return budget.p95().isEmpty() ? "99" : "95";
    }
}
