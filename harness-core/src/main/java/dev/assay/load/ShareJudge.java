package dev.assay.load;

import dev.assay.check.Finding;
import dev.assay.check.Unit;
import dev.assay.statistics.Decision;
import dev.assay.statistics.DesignEffect;
import dev.assay.statistics.Proportion;
import dev.assay.statistics.ProportionTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Judges a share of the operations, and words the reasons. */
record ShareJudge(String name, ProportionTest test, Proportion sample) {
    static ShareJudge of(String name, ProportionTest test, Recording recording, ToLongFunction<Window> hits) {
        List<Window> windows = recording.windows();
        long total = windows.stream().mapToLong(hits).sum();
        double designEffect = DesignEffect.of(Window.blocks(windows, hits));
        return new ShareJudge(name, test, new Proportion(total, recording.operations(), designEffect));
    }

    Decision decision() {
        return test.decide(sample);
    }

    /**
     * Return what a reader needs beside the figure.
     *
     * @param event what the counted operations did: {@code took longer than 200 ms or failed}
     */
    List<Finding> findings(String event) {
        List<Finding> findings = new ArrayList<>();
        if (decision() != Decision.KEPT) {
            findings.add(new Finding(
                    "share",
                    name + ": " + percent(sample.share()) + " of the operations " + event,
                    "at most " + percent(test.limit()) + " may; bounds " + bounds()));
        }
        if (decision() == Decision.UNDECIDED) {
            findings.add(needs());
        }
        return findings;
    }

    private Finding needs() {
        String text = test.trialsToDecide(sample).stream()
                .mapToObj(trials -> "about " + Unit.NUMBER.write(trials) + " operations would decide")
                .findFirst()
                .orElse("no number of operations would decide: the share lies on the limit");
        return new Finding("needs", name + ": " + text, "a longer duration gives more of them");
    }

    private String bounds() {
        return percent(sample.lowerBound(test.rates().wrongBreach())) + " to "
                + percent(sample.upperBound(test.rates().wrongPass())) + ", design effect "
                + Unit.NUMBER.writeNumber(BigDecimal.valueOf(sample.designEffect()));
    }

    private static String percent(double share) {
        return Unit.NUMBER.writeNumber(BigDecimal.valueOf(share).movePointRight(2)) + " %";
    }
}
