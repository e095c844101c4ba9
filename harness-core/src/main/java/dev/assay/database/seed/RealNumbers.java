package dev.assay.database.seed;

import java.math.BigDecimal;
import java.util.SplittableRandom;

/** {@code real} and {@code double precision}: by default between 0 and 1000. */
record RealNumbers(int octets) implements Kind {
    private static final double COMMON_WIDTH = 1000;
    private static final int STEPS = 1 << 23;

    @Override
    public void write(Object value, CopyBuffer out) {
        double number = value instanceof Number known ? known.doubleValue() : Double.parseDouble(value.toString());
        if (octets == Float.BYTES) {
            out.int32(Float.floatToIntBits((float) number));
        } else {
            out.int64(Double.doubleToLongBits(number));
        }
    }

    @Override
    public Object random(Limits limits, SplittableRandom random) {
        double least = least(limits);
        double width = limits.most().map(BigDecimal::doubleValue).orElse(least + COMMON_WIDTH) - least;
        // From the middle of a step, so that neither bound is met, whether it is open or not.
        return least + width * ((random.nextInt(STEPS) + 0.5) / STEPS);
    }

    @Override
    public long capacity(Limits limits) {
        return limits.most().isPresent() ? 0 : octets == Float.BYTES ? 1 << 23 : 1L << 52;
    }

    @Override
    public Object distinct(long index, Limits limits) {
        return least(limits) + index + 1;
    }

    private static double least(Limits limits) {
        return limits.least().map(BigDecimal::doubleValue).orElseGet(() -> limits.most()
                .map(most -> Math.min(0, most.doubleValue() - COMMON_WIDTH))
                .orElse(0.0));
    }
}
