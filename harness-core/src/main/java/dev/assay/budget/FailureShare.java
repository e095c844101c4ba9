package dev.assay.budget;

import dev.assay.check.Figure;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Unit;
import dev.assay.load.Recording;
import dev.assay.load.Window;
import dev.assay.sampling.ShareJudge;
import dev.assay.statistics.ErrorRates;
import dev.assay.statistics.ProportionTest;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * At most a share of the operations fails. A limit of zero is counted: one failure breaches it, and none keeps it for the
 * operations that ran. Any other limit is judged with exact bounds.
 */
record FailureShare(Promise promise) implements Objective {
    @Override
    public Judgement judge(Recording recording, ErrorRates rates) {
        return isCounted() ? counted(recording) : sampled(recording, rates);
    }

    @Override
    public Outcome outcome(Recording recording, List<Window> windows, ErrorRates rates) {
        return isCounted()
                ? counted(Window.total(windows, Window::failures).hits())
                : share(windows, rates).outcome();
    }

    @Override
    public long smallestPass(ErrorRates rates) {
        return isCounted() ? 1 : test(rates).smallestPass();
    }

    @Override
    public boolean quietIn(Recording warmUp) {
        return warmUp.failed() == 0;
    }

    private boolean isCounted() {
        return limit().signum() == 0;
    }

    private Judgement counted(Recording recording) {
        BigDecimal share = BigDecimal.valueOf(recording.failed())
                .divide(BigDecimal.valueOf(recording.operations()), MathContext.DECIMAL64);
        Figure figure = Figure.counted(promise.name(), share, Unit.SHARE, recording.operations());
        return new Judgement(counted(recording.failed()), figure, List.of());
    }

    private static Outcome counted(long failed) {
        return failed == 0 ? Outcome.PASSED : Outcome.BREACHED;
    }

    private Judgement sampled(Recording recording, ErrorRates rates) {
        ShareJudge judge = share(recording.windows(), rates);
        return new Judgement(judge.outcome(), judge.figure(), judge.findings("failed"));
    }

    private ShareJudge share(List<Window> windows, ErrorRates rates) {
        return ShareJudge.of(
                promise.name(),
                "operations",
                test(rates),
                Window.blocks(windows, Window::failures),
                Window.total(windows, Window::failures));
    }

    private ProportionTest test(ErrorRates rates) {
        return new ProportionTest(limit().doubleValue(), rates);
    }

    private BigDecimal limit() {
        return promise.requiredThreshold().limit().amount();
    }
}
