package dev.assay.statistics;

/**
 * Decides whether a time grows at most like a curve. Curves are compared by the exponents that they have at the measured
 * sizes.
 *
 * @param curve the steepest growth that keeps the promise
 * @param margin how much larger the exponent may be, at least 0; without any, growth exactly like the curve would never be
 *     decided
 * @param rates how often the decision may be wrong where the truth lies on the curve plus the margin
 */
public record GrowthTest(GrowthCurve curve, double margin, ErrorRates rates) {
    /** From 1,000 rows to 100,000, a margin of 0.1 in the exponent is a factor of 1.6. */
    public static final double DEFAULT_MARGIN = 0.1;

    public GrowthTest {
        if (!(margin >= 0) || Double.isInfinite(margin)) {
            throw new IllegalArgumentException("the margin [" + margin + "] is not at least 0");
        }
    }

    /** Return the test of a curve with the default margin and error rates. */
    public static GrowthTest of(GrowthCurve curve) {
        return new GrowthTest(curve, DEFAULT_MARGIN, ErrorRates.DEFAULT);
    }

    /** Return the fit that decides: of all sizes, or of the two largest where a line through all of them does not fit. */
    public GrowthFit deciding(GrowthFit all) {
        return all.isCurved() ? all.ofLargest() : all;
    }

    /** Return the largest exponent that keeps the promise, at the sizes that decide. */
    public double allowed(GrowthFit all) {
        return deciding(all).exponentOf(curve) + margin;
    }

    /** Return what the blocks say: kept if the upper bound is at most what is allowed, breached if the lower is above. */
    public Decision decide(GrowthFit all) {
        GrowthFit deciding = deciding(all);
        double allowed = allowed(all);
        if (deciding.lower(rates.wrongBreach()) > allowed) {
            return Decision.BREACHED;
        }
        return deciding.upper(rates.wrongPass()) <= allowed ? Decision.KEPT : Decision.UNDECIDED;
    }
}
