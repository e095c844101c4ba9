package dev.assay.sampling;

import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Interval;
import dev.assay.check.Outcome;
import dev.assay.check.Unit;
import dev.assay.statistics.Block;
import dev.assay.statistics.Decision;
import dev.assay.statistics.DesignEffect;
import dev.assay.statistics.Proportion;
import dev.assay.statistics.ProportionTest;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges whether a share of trials keeps to a limit, shows it, and words the reasons. What is counted is what must not happen
 * too often: operations that are too slow, queries that miss a neighbour, rows without a value. Immutable and thread-safe.
 *
 * <pre>{@code
 * // At least 95 % of the queries find their neighbour, so at most 5 % may miss it.
 * ShareJudge recall = ShareJudge.of(
 *         "recall", "queries", new ProportionTest(0.05, ErrorRates.DEFAULT), new Block(missed, 500));
 * Outcome outcome = recall.outcome();
 * Figure figure = recall.complement();                          // 0.97, 95 % CI 0.951..0.9831, n = 500
 * List<Finding> findings = recall.findings("missed a neighbour");
 * }</pre>
 *
 * <p>With the truth exactly on the limit the errors are those of the {@link ProportionTest}; where several looks are taken,
 * give it rates that are split over them ({@link dev.assay.statistics.ErrorRates#ofLook}).
 *
 * @param name the promise: {@code p95}
 * @param trials what is counted, in the plural: {@code operations}
 * @param test the limit and the rates of errors
 * @param sample what was counted
 */
public record ShareJudge(String name, String trials, ProportionTest test, Proportion sample) {
    /** Judge trials that are independent of each other, at least one. */
    public static ShareJudge of(String name, String trials, ProportionTest test, Block total) {
        return new ShareJudge(name, trials, test, Proportion.of(total.hits(), total.trials()));
    }

    /**
     * Judge trials that come one after another and may influence each other.
     *
     * @param blocks neighbouring trials together, in the order of time; what the rest of them holds may be missing
     * @param total all trials, at least one
     */
    public static ShareJudge of(String name, String trials, ProportionTest test, List<Block> blocks, Block total) {
        return new ShareJudge(
                name, trials, test, new Proportion(total.hits(), total.trials(), DesignEffect.of(blocks)));
    }

    public Decision decision() {
        return test.decide(sample);
    }

    /** Return the decision as the outcome of a promise. */
    public Outcome outcome() {
        return Outcomes.of(decision());
    }

    /** Return the share of what was counted, with its interval. */
    public Figure figure() {
        return figure(share(sample.hits()), lower(), upper());
    }

    /** Return the share of the trials that were not counted, with its interval: recall where misses are counted. */
    public Figure complement() {
        return figure(
                share(sample.trials() - sample.hits()),
                BigDecimal.ONE.subtract(upper()),
                BigDecimal.ONE.subtract(lower()));
    }

    /**
     * Return what a reader needs beside the figure; nothing where the promise is kept.
     *
     * @param event what the counted trials did: {@code took longer than 200 ms or failed}
     */
    public List<Finding> findings(String event) {
        List<Finding> findings = new ArrayList<>();
        if (decision() != Decision.KEPT) {
            findings.add(new Finding(
                    "share",
                    name + ": " + Unit.writePercent(sample.share()) + " of the " + trials + " " + event,
                    "at most " + Unit.writePercent(test.limit()) + " may; bounds " + bounds()));
        }
        if (decision() == Decision.UNDECIDED) {
            findings.add(needs());
        }
        return findings;
    }

    private Finding needs() {
        String text = test.trialsToDecide(sample).stream()
                .mapToObj(number -> "about " + Unit.NUMBER.write(number) + " " + trials + " would decide")
                .findFirst()
                .orElse("no number of " + trials + " would decide: the share lies on the limit");
        return new Finding("needs", name + ": " + text, "a longer duration gives more of them");
    }

    private String bounds() {
        return Unit.writePercent(sample.lowerBound(test.rates().wrongBreach())) + " to "
                + Unit.writePercent(sample.upperBound(test.rates().wrongPass())) + ", design effect "
                + Unit.NUMBER.writeNumber(BigDecimal.valueOf(sample.designEffect()));
    }

    private Figure figure(BigDecimal share, BigDecimal lower, BigDecimal upper) {
        Interval interval = new Interval(ShownConfidence.LEVEL, lower, upper);
        return Figure.sampled(name, share, Unit.SHARE, interval, sample.trials());
    }

    private BigDecimal lower() {
        return BigDecimal.valueOf(sample.lowerBound(ShownConfidence.TAIL));
    }

    private BigDecimal upper() {
        return BigDecimal.valueOf(sample.upperBound(ShownConfidence.TAIL));
    }

    private BigDecimal share(long count) {
        return BigDecimal.valueOf(count).divide(BigDecimal.valueOf(sample.trials()), MathContext.DECIMAL64);
    }
}
