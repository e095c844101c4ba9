package dev.assay.junit;

import dev.assay.check.Check;
import dev.assay.check.Quantity;
import dev.assay.check.Terms;
import dev.assay.configuration.Configuration;
import dev.assay.configuration.Key;
import dev.assay.database.TestDatabase;
import dev.assay.load.LatencyCheck;
import dev.assay.load.LatencyCheckBuilder;
import dev.assay.load.Worker;
import java.util.Optional;

/** Serves {@link LatencyBudget}. Stateless. */
final class LatencyBudgetExtension extends DrivenTestExtension<LatencyBudget> {
    LatencyBudgetExtension() {
        super(LatencyBudget.class, Worker.class);
    }

    @Override
    boolean needsConnections(LatencyBudget budget) {
        return budget.concurrency() > 1;
    }

    @Override
    Check<TestDatabase> check(LatencyBudget budget, Body body, Session session) {
        LatencyCheckBuilder builder = LatencyCheck.of(body::call)
                .concurrency(budget.concurrency())
                .terms(new Terms(budget.id(), budget.because(), budget.severity(), budget.onInconclusive()));
        howLong(builder, budget, session.configuration());
        Given.text(budget.p50()).ifPresent(builder::p50);
        Given.text(budget.p95()).ifPresent(builder::p95);
        Given.text(budget.p99()).ifPresent(builder::p99);
        Given.text(budget.throughput()).ifPresent(builder::throughput);
        Given.text(budget.errors()).ifPresent(builder::errors);
        return builder.check();
    }

    private static void howLong(LatencyCheckBuilder builder, LatencyBudget budget, Configuration configuration) {
        builder.duration(duration(configuration, Key.LOAD_DURATION).orElse(budget.duration()));
        builder.warmup(duration(configuration, Key.LOAD_WARMUP).orElse(budget.warmup()));
    }

    /** Read here for the answer to a mistake, which must name the setting and not the annotation. */
    private static Optional<String> duration(Configuration configuration, Key key) {
        return configuration.read(key, text -> Quantity.duration(text).amount().toPlainString() + "ms");
    }
}
