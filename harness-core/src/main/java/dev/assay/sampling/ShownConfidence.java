package dev.assay.sampling;

import java.math.BigDecimal;

/** How sure the interval beside a figure is. It is what people are used to; decisions have error rates of their own. */
public final class ShownConfidence {
    /** The share of such intervals that hold the true value. */
    public static final BigDecimal LEVEL = new BigDecimal("0.95");

    /** What is left beyond either end. */
    public static final double TAIL = 0.025;

    private ShownConfidence() {}
}
