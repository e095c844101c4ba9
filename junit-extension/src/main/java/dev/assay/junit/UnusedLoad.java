package dev.assay.junit;

import dev.assay.check.MistakeException;
import dev.assay.load.Arrivals;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a {@link LatencyBudget} says about its load although no promise of it is judged under that load. */
final class UnusedLoad {
    private UnusedLoad() {}

    /** Refuse what would be dropped in silence where a comparison or a growth is all that is promised. */
    static void refuse(LatencyBudget budget) {
        boolean growth = SizedBudgets.isAsked(budget);
        given(budget, growth).forEach((attribute, value) -> {
            throw new MistakeException(
                    "@LatencyBudget " + attribute + " = [" + value + "]",
                    "[" + (growth ? "growth" : "maxRegression") + "] alone is promised, and does not use it",
                    growth
                            ? "One client asks all sizes in turn, as fast as they answer"
                            : "Both sides are asked in turn, as fast as they answer",
                    "leave it out, or promise something under that load as well: p95 = \"200ms\"");
        });
    }

    private static Map<String, String> given(LatencyBudget budget, boolean growth) {
        Map<String, String> given = new LinkedHashMap<>();
        Given.text(budget.rate()).ifPresent(rate -> given.put("rate", rate));
        Given.text(budget.thinkTime()).ifPresent(time -> given.put("thinkTime", time));
        Given.text(budget.ramp()).ifPresent(time -> given.put("ramp", time));
        if (budget.arrivals() != Arrivals.POISSON) {
            given.put("arrivals", budget.arrivals().name());
        }
        if (budget.operations() != 0) {
            given.put("operations", String.valueOf(budget.operations()));
        }
        if (growth && budget.concurrency() != 1) {
            given.put("concurrency", String.valueOf(budget.concurrency()));
        }
        return given;
    }
}
