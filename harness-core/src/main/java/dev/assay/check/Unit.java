package dev.assay.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a {@link Quantity} or {@link Figure} counts. Amounts of one unit compare directly. */
public enum Unit {
    /** Milliseconds of elapsed time; from ten seconds on written in seconds, minutes, hours or days. */
    MILLISECONDS(" ms") {
        @Override
        public String write(BigDecimal amount) {
            TimeScale scale = TimeScale.exact(amount);
            return grouped(scale.of(amount)) + scale.suffix();
        }

        @Override
        public String writeMeasured(BigDecimal amount) {
            TimeScale scale = TimeScale.measured(amount);
            return writeNumber(scale.of(amount)) + scale.suffix();
        }

        @Override
        String writeLower(BigDecimal lower, @Nullable BigDecimal upper) {
            TimeScale scale = TimeScale.measured(lower);
            TimeScale end = upper == null ? TimeScale.MILLISECONDS : TimeScale.measured(upper);
            return scale == end ? writeNumber(scale.of(lower)) : writeMeasured(lower);
        }
    },
    /** Events per second. */
    PER_SECOND("/s"),
    /** A share between 0 and 1, printed as a decimal. */
    SHARE(""),
    /** Rows of a table. */
    ROWS(" rows"),
    /** Bytes; from 1,024 on written in kB, MB, GB or TB, each 1,024 of the one below, as PostgreSQL does. */
    BYTES(" B") {
        @Override
        public String write(BigDecimal amount) {
            ByteScale scale = ByteScale.exact(amount);
            return grouped(scale.of(amount)) + scale.suffix();
        }

        @Override
        public String writeMeasured(BigDecimal amount) {
            ByteScale scale = ByteScale.measured(amount);
            return writeNumber(scale.of(amount)) + scale.suffix();
        }

        @Override
        String writeLower(BigDecimal lower, @Nullable BigDecimal upper) {
            ByteScale scale = ByteScale.measured(lower);
            boolean same = upper != null && ByteScale.measured(upper) == scale;
            return same ? writeNumber(scale.of(lower)) : writeMeasured(lower);
        }
    },
    /** A plain number without a unit. */
    NUMBER("");

    private static final MathContext MEASURED = new MathContext(4, RoundingMode.HALF_EVEN);

    private final String suffix;

    Unit(String suffix) {
        this.suffix = suffix;
    }

    /** Return the symbol, empty for shares and plain numbers. */
    public String symbol() {
        return suffix.strip();
    }

    /** Return an amount as people write it, exactly as given: {@code 200 ms}, {@code 0.95}, {@code 1,000 rows}. */
    public String write(BigDecimal amount) {
        return grouped(amount) + suffix;
    }

    /** Return a whole amount as people write it: {@code 1,000 rows}. */
    public String write(long amount) {
        return write(BigDecimal.valueOf(amount));
    }

    /** Return a measured amount rounded for people: {@code 213 ms}, {@code 0.931}, {@code 4,812 rows}. */
    public String writeMeasured(BigDecimal amount) {
        return writeNumber(amount) + suffix;
    }

    /** Return a measured amount rounded for people, without the unit. */
    public String writeNumber(BigDecimal amount) {
        return grouped(isWhole(amount) ? amount : rounded(amount));
    }

    /** Return a measured share rounded for people, as a percentage: {@code 6.3 %}. */
    public static String writePercent(double share) {
        return NUMBER.writeNumber(BigDecimal.valueOf(share).movePointRight(2)) + " %";
    }

    /** Return the lower end of an interval, without the unit where the upper end behind it has the same one. */
    String writeLower(BigDecimal lower, @Nullable BigDecimal upper) {
        return writeNumber(lower);
    }

    private BigDecimal rounded(BigDecimal amount) {
        BigDecimal rounded = amount.round(MEASURED);
        return rounded.scale() < 0 || amount.abs().compareTo(BigDecimal.valueOf(100)) >= 0
                ? amount.setScale(this == SHARE ? 4 : 0, RoundingMode.HALF_EVEN)
                : rounded;
    }

    private static boolean isWhole(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= 0;
    }

    static String grouped(BigDecimal amount) {
        DecimalFormat format = new DecimalFormat("#,##0.##########", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return format.format(amount);
    }
}
