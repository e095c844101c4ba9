package dev.assay.junit;

import dev.assay.check.Check;
import dev.assay.check.MistakeException;
import dev.assay.comparison.Calibration;
import dev.assay.comparison.RegressionCheck;
import dev.assay.comparison.RegressionCheckBuilder;
import dev.assay.configuration.Key;
import dev.assay.database.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a {@link LatencyBudget} says about a comparison. */
final class Regression {
    /** What an annotation holds that does not say what is compared. */
    private static final String DEFAULT_FIGURE = "p95";

    private static final Pattern PERCENTILE = Pattern.compile("p([0-9]+(?:\\.[0-9]+)?)");

    private Regression() {}

    static Optional<Check<TestDatabase>> of(LatencyBudget budget, Body body, Session session) {
        if (budget.maxRegression().isEmpty()) {
            refuseLonely(budget);
            return Optional.empty();
        }
        BaselineReader.refuseSeveral(budget.against());
        RegressionCheckBuilder builder = RegressionCheck.of(body::call)
                .concurrency(budget.concurrency())
                .terms(LatencyBudgetExtension.terms(budget));
        limit(builder, budget);
        return Optional.of(
                budget.against().file().isEmpty()
                        ? builder.against(new BaselineReader(body, session).read(budget.against()))
                                .check()
                        : builder.againstKept(
                                Path.of(budget.against().file()),
                                Calibration.builtIn(),
                                session.configuration().isSwitchedOn(Key.BASELINE_UPDATE)));
    }

    private static RegressionCheckBuilder limit(RegressionCheckBuilder builder, LatencyBudget budget) {
        if (budget.regressionOf().equals("mean")) {
            return builder.mean(budget.maxRegression());
        }
        Matcher percentile = PERCENTILE.matcher(budget.regressionOf());
        if (!percentile.matches()) {
            throw new MistakeException(
                    "@LatencyBudget regressionOf = [" + budget.regressionOf() + "]",
                    "it is neither [mean] nor a percentile such as [p90]",
                    "",
                    "regressionOf = \"p95\"");
        }
        return builder.percentile(percentile.group(1), budget.maxRegression());
    }

    private static void refuseLonely(LatencyBudget budget) {
        List<String> given = BaselineReader.given(budget.against());
        if (!given.isEmpty()) {
            throw lonely("against = [@Baseline(" + given.get(0) + ")]");
        }
        if (!budget.regressionOf().equals(DEFAULT_FIGURE)) {
            throw lonely("regressionOf = [" + budget.regressionOf() + "]");
        }
    }

    private static MistakeException lonely(String attribute) {
        return new MistakeException(
                "@LatencyBudget " + attribute,
                "maxRegression is missing, so nothing would be compared",
                "",
                "maxRegression = \"10%\"");
    }
}
