package dev.assay.statement;

import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Promise;
import dev.assay.check.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A figure of the worst call is at most a limit. */
record CostRule(Promise promise, Measure measure) implements Rule {
    private static final int SHOWN = 3;

    @Override
    public boolean needsPlans() {
        return measure != Measure.STATEMENTS;
    }

    @Override
    public void require(Relations relations) {
        // A figure names nothing that could be missing.
    }

    @Override
    public Ruling judge(CallSeries series, Relations relations) {
        CallSeries judged = judged(series);
        Call worst = judged.worst(measure::of);
        BigDecimal cost = BigDecimal.valueOf(measure.of(worst));
        boolean kept = promise.requiredThreshold().isKeptBy(cost);
        Figure figure = Figure.counted(
                measure.attribute(), cost, measure.unit(), judged.calls().size());
        return new Ruling(kept, List.of(figure), kept ? List.of() : findings(series, worst), worst);
    }

    /** Whole pages in the log come from the last checkpoint and not from the call, so calls without any are preferred. */
    private CallSeries judged(CallSeries series) {
        List<Call> plain =
                series.calls().stream().filter(call -> !call.hasPageImages()).toList();
        return measure == Measure.WAL && !plain.isEmpty() ? new CallSeries(plain, plain.size()) : series;
    }

    private List<Finding> findings(CallSeries series, Call worst) {
        List<Finding> findings = new ArrayList<>();
        if (measure == Measure.STATEMENTS) {
            long most = promise.requiredThreshold().limit().amount().longValue();
            RepeatedStatement.in(worst, most).ifPresent(repeated -> findings.addAll(repeated.findings(series)));
        }
        return findings.isEmpty() ? mostExpensive(worst) : findings;
    }

    private List<Finding> mostExpensive(Call worst) {
        return worst.charged()
                .filter(statement -> measure.of(statement) > 0)
                .sorted(Comparator.<ExecutedStatement>comparingLong(measure::of).reversed())
                .limit(SHOWN)
                .map(this::finding)
                .toList();
    }

    private Finding finding(ExecutedStatement statement) {
        String cost = measure.write(measure.of(statement));
        return new Finding(
                measure.attribute(),
                measure == Measure.STATEMENTS ? statement.shortSql() : cost + " by: " + statement.shortSql(),
                switch (measure) {
                    case BUFFERS -> mostBuffers(statement.plan());
                    case TEMP -> spills(statement.plan());
                    default -> "";
                });
    }

    private static String mostBuffers(PlanNode plan) {
        PlanNode step =
                plan.steps().max(Comparator.comparingLong(PlanNode::ownBuffers)).orElseThrow();
        return Unit.NUMBER.write(step.ownBuffers()) + " of them in: " + step.title();
    }

    private static String spills(PlanNode plan) {
        return plan.steps()
                .filter(step -> step.number("Temp Written Blocks") > 0)
                .reduce((above, below) -> below)
                .map(step -> "written by: " + step.title() + "; work_mem is too small for it")
                .orElse("");
    }
}
