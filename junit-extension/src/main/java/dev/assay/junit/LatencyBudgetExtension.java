package dev.assay.junit;

import dev.assay.budget.LatencyCheck;
import dev.assay.budget.LatencyCheckBuilder;
import dev.assay.check.Check;
import dev.assay.check.MistakeException;
import dev.assay.check.Quantity;
import dev.assay.check.Terms;
import dev.assay.configuration.Configuration;
import dev.assay.configuration.Key;
import dev.assay.database.TestDatabase;
import dev.assay.load.Worker;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Serves {@link LatencyBudget}. Stateless. */
final class LatencyBudgetExtension extends DrivenTestExtension<LatencyBudget> {
    LatencyBudgetExtension() {
        super(LatencyBudget.class, Worker.class);
    }

    @Override
    boolean needsConnections(LatencyBudget budget) {
        return budget.concurrency() > 1 || !budget.maxRegression().isEmpty() || budget.sizes().length > 0;
    }

    @Override
    List<Check<TestDatabase>> checks(LatencyBudget budget, Body body, Session session) {
        refuseComparedSizes(budget);
        Optional<Check<TestDatabase>> regression = Regression.of(budget, body, session);
        LatencyCheckBuilder amounts = amounts(budget, body, session);
        boolean alone = amounts.promisesNothing() && (regression.isPresent() || SizedBudgets.isAsked(budget));
        if (alone) {
            UnusedLoad.refuse(budget);
        }
        if (SizedBudgets.isAsked(budget)) {
            return List.of(SizedBudgets.check(budget, body, amounts));
        }
        return Stream.concat(alone ? Stream.empty() : Stream.of(amounts.check()), regression.stream())
                .toList();
    }

    private static void refuseComparedSizes(LatencyBudget budget) {
        if (SizedBudgets.isAsked(budget) && !budget.maxRegression().isEmpty()) {
            throw new MistakeException(
                    "@LatencyBudget maxRegression = [" + budget.maxRegression() + "]",
                    "the budget has sizes as well",
                    "A comparison has one database for each side, and sizes have one for each size",
                    "two methods, one with maxRegression and one with sizes");
        }
    }

    static Terms terms(LatencyBudget budget) {
        return new Terms(budget.id(), budget.because(), budget.severity(), budget.onInconclusive());
    }

    private static LatencyCheckBuilder amounts(LatencyBudget budget, Body body, Session session) {
        LatencyCheckBuilder builder =
                LatencyCheck.of(body::call).concurrency(budget.concurrency()).terms(terms(budget));
        promises(builder, budget);
        pace(builder, budget);
        howLong(builder, budget, session.configuration());
        if (session.configuration().isSwitchedOn(Key.PROGRESS)) {
            builder.progress(progress -> session.say(progress.toString()));
        }
        return builder;
    }

    private static void promises(LatencyCheckBuilder builder, LatencyBudget budget) {
        Given.text(budget.p50()).ifPresent(builder::p50);
        Given.text(budget.p95()).ifPresent(builder::p95);
        Given.text(budget.p99()).ifPresent(builder::p99);
        Given.text(budget.max()).ifPresent(builder::max);
        Given.text(budget.mean()).ifPresent(builder::mean);
        Given.text(budget.throughput()).ifPresent(builder::throughput);
        Given.text(budget.errors()).ifPresent(builder::errors);
    }

    private static void pace(LatencyCheckBuilder builder, LatencyBudget budget) {
        builder.arrivals(budget.arrivals());
        Given.text(budget.rate()).ifPresent(builder::rate);
        Given.text(budget.thinkTime()).ifPresent(builder::thinkTime);
    }

    private static void howLong(LatencyCheckBuilder builder, LatencyBudget budget, Configuration configuration) {
        builder.duration(duration(configuration, Key.LOAD_DURATION).orElse(budget.duration()));
        duration(configuration, Key.LOAD_WARMUP)
                .or(() -> Given.text(budget.warmup()))
                .ifPresent(builder::warmup);
        Given.text(budget.ramp()).ifPresent(builder::ramp);
        if (budget.operations() != 0) {
            builder.operations(budget.operations());
        }
    }

    /** Read here for the answer to a mistake, which must name the setting and not the annotation. */
    private static Optional<String> duration(Configuration configuration, Key key) {
        return configuration.read(key, text -> Quantity.duration(text).amount().toPlainString() + "ms");
    }
}
