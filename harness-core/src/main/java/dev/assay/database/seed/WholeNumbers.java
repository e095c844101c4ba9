package dev.assay.database.seed;

import java.math.BigDecimal;
import java.util.SplittableRandom;

/** {@code smallint}, {@code integer} and {@code bigint}: by default from 0 to 32767, a million, a milliard. */
record WholeNumbers(int octets) implements Kind {
    @Override
    public void write(Object value, CopyBuffer out) {
        long number = new BigDecimal(value.toString()).longValueExact();
        switch (octets) {
            case Short.BYTES -> out.int16(requireWithin(number, Short.MIN_VALUE, Short.MAX_VALUE));
            case Integer.BYTES -> out.int32(Math.toIntExact(number));
            default -> out.int64(number);
        }
    }

    @Override
    public Object random(Limits limits, SplittableRandom random) {
        long least = limits.leastUnits(0, 0);
        return random.nextLong(least, Math.max(least, limits.mostUnits(0, commonMost(least))) + 1);
    }

    @Override
    public long capacity(Limits limits) {
        long least = limits.leastUnits(0, 1);
        long most = limits.mostUnits(0, largest());
        return most < least ? 0 : Math.max(most - least, most - least + 1);
    }

    @Override
    public Object distinct(long index, Limits limits) {
        return limits.leastUnits(0, 1) + index;
    }

    private long commonMost(long least) {
        long common =
                switch (octets) {
                    case Short.BYTES -> Short.MAX_VALUE;
                    case Integer.BYTES -> 1_000_000;
                    default -> 1_000_000_000;
                };
        return least < common ? common : largest() - 1;
    }

    private long largest() {
        return switch (octets) {
            case Short.BYTES -> Short.MAX_VALUE;
            case Integer.BYTES -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE - 1;
        };
    }

    private static int requireWithin(long number, int least, int most) {
        if (number < least || number > most) {
            throw new ArithmeticException("outside " + least + " to " + most);
        }
        return (int) number;
    }
}
