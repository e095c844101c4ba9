package dev.assay.database.seed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * What CHECK constraints say about a column, as far as they can be read.
 *
 * @param least the smallest value, if there is one
 * @param most the largest value, if there is one
 * @param leastOpen whether the smallest itself is outside
 * @param mostOpen whether the largest itself is outside
 * @param allowed the only values, as text; empty if there is no such list
 * @param required whether NULL is refused
 */
record Limits(
        Optional<BigDecimal> least,
        Optional<BigDecimal> most,
        boolean leastOpen,
        boolean mostOpen,
        List<String> allowed,
        boolean required) {
    static final Limits NONE = new Limits(Optional.empty(), Optional.empty(), false, false, List.of(), false);

    Limits and(String operator, BigDecimal bound) {
        return switch (operator) {
            case ">=" -> atLeast(bound, false);
            case ">" -> atLeast(bound, true);
            case "<=" -> atMost(bound, false);
            case "<" -> atMost(bound, true);
            default -> this;
        };
    }

    Limits only(List<String> values) {
        return new Limits(least, most, leastOpen, mostOpen, values, required);
    }

    Limits notNull() {
        return new Limits(least, most, leastOpen, mostOpen, allowed, true);
    }

    private Limits atLeast(BigDecimal bound, boolean open) {
        boolean tighter =
                least.map(known -> bound.compareTo(known) > (open ? -1 : 0)).orElse(true);
        return tighter ? new Limits(Optional.of(bound), most, open, mostOpen, allowed, required) : this;
    }

    private Limits atMost(BigDecimal bound, boolean open) {
        boolean tighter =
                most.map(known -> bound.compareTo(known) < (open ? 1 : 0)).orElse(true);
        return tighter ? new Limits(least, Optional.of(bound), leastOpen, open, allowed, required) : this;
    }

    /** Give the smallest whole number of units of {@code 10^-scale}. */
    long leastUnits(int scale, long otherwise) {
        return least.map(bound -> {
                    long units = bound.movePointRight(scale)
                            .setScale(0, RoundingMode.CEILING)
                            .longValueExact();
                    return leastOpen && isWhole(bound, scale) ? units + 1 : units;
                })
                .orElseGet(() -> Math.min(otherwise, mostUnits(scale, otherwise)));
    }

    /** Give the largest whole number of units of {@code 10^-scale}. */
    long mostUnits(int scale, long otherwise) {
        return most.map(bound -> {
                    long units = bound.movePointRight(scale)
                            .setScale(0, RoundingMode.FLOOR)
                            .longValueExact();
                    return mostOpen && isWhole(bound, scale) ? units - 1 : units;
                })
                .orElse(otherwise);
    }

    private static boolean isWhole(BigDecimal bound, int scale) {
        return bound.movePointRight(scale).stripTrailingZeros().scale() <= 0;
    }
}
