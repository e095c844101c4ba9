package dev.assay.report;

import static dev.assay.report.Tag.tag;

import dev.assay.check.Outcome;

/** An outcome as a coloured word with a sign, so that it can be told without the colour. */
final class OutcomePill {
    private OutcomePill() {}

    static Markup of(Outcome outcome) {
        return tag("span").with("class", "pill " + outcome.word()).text(sign(outcome) + " " + outcome.word());
    }

    private static String sign(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "✓";
            case BREACHED -> "✕";
            case INCONCLUSIVE -> "?";
            case BROKEN -> "!";
        };
    }
}
