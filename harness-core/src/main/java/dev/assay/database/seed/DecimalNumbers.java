package dev.assay.database.seed;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.postgresql.util.ByteConverter;

/** {@code numeric(precision, scale)}: by default from 0 to what the precision holds, at most a million. */
record DecimalNumbers(int precision, int scale) implements Kind {
    private static final int MOST_DIGITS = 18;
    private static final long COMMON_MOST = 1_000_000;

    /** Read the modifier that the catalog keeps; without one, values have two decimals. */
    static DecimalNumbers of(int modifier) {
        return modifier < 4
                ? new DecimalNumbers(MOST_DIGITS, 2)
                : new DecimalNumbers(((modifier - 4) >> 16) & 0xFFFF, (modifier - 4) & 0x7FF);
    }

    @Override
    public void write(Object value, CopyBuffer out) {
        out.octets(ByteConverter.numeric(value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString())));
    }

    @Override
    public Object random(Limits limits, SplittableRandom random) {
        long least = limits.leastUnits(scale, 0);
        long common = Math.min(
                largest(),
                BigDecimal.valueOf(COMMON_MOST)
                        .movePointRight(Math.min(scale, 12))
                        .longValue());
        long most = limits.mostUnits(scale, Math.max(least, common));
        return BigDecimal.valueOf(random.nextLong(least, Math.max(least, most) + 1), scale);
    }

    @Override
    public long capacity(Limits limits) {
        long least = limits.leastUnits(scale, 1);
        return Math.max(0, limits.mostUnits(scale, largest()) - least + 1);
    }

    @Override
    public Object distinct(long index, Limits limits) {
        return BigDecimal.valueOf(limits.leastUnits(scale, 1) + index, scale);
    }

    private long largest() {
        return BigDecimal.ONE.movePointRight(Math.min(precision, MOST_DIGITS)).longValueExact() - 1;
    }
}
