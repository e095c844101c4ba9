package dev.assay.check;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact amount of a {@link Unit}, read from what the user wrote and never repaired.
 *
 * @param amount the exact decimal
 * @param unit what it counts
 */
public record Quantity(BigDecimal amount, Unit unit) {
    private static final int NANO_DIGITS = 6;
    /** What a {@code long} of nanoseconds holds: 106,751 days, beyond which clocks and limits would wrap around. */
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE, NANO_DIGITS);

    private static final String NO_BYTES =
            "is not an amount of bytes (a number and one of B, kB, MB, GB, TB, each 1024 of the one below)";
    private static final Pattern FORM = Pattern.compile("([+-]?\\d[\\d_]*(?:\\.\\d+)?)\\s*(\\S*)");
    private static final Map<String, BigDecimal> MILLISECONDS_IN = Map.of(
            "ns", new BigDecimal("0.000001"),
            "us", new BigDecimal("0.001"),
            "ms", BigDecimal.ONE,
            "s", BigDecimal.valueOf(1_000),
            "min", BigDecimal.valueOf(60_000),
            "h", BigDecimal.valueOf(3_600_000),
            "d", BigDecimal.valueOf(86_400_000));

    public Quantity {
        Objects.requireNonNull(amount);
        Objects.requireNonNull(unit);
    }

    /** Return an amount of a unit from a plain decimal text. */
    public static Quantity of(String amount, Unit unit) {
        return new Quantity(new BigDecimal(amount), unit);
    }

    /** Return a whole amount of a unit. */
    public static Quantity of(long amount, Unit unit) {
        return new Quantity(BigDecimal.valueOf(amount), unit);
    }

    /** Return a time in milliseconds, exact to the nanosecond. */
    public static Quantity of(Duration time) {
        return new Quantity(BigDecimal.valueOf(time.toNanos(), NANO_DIGITS), Unit.MILLISECONDS);
    }

    /**
     * Read a duration such as {@code 200ms}: a number not below zero and one of ns, us, ms, s, min, h, d; at most
     * {@code 106751d}.
     */
    public static Quantity duration(String text) {
        Matcher matcher = match(text, "is not a duration (a number and one of ns, us, ms, s, min, h, d)", "200ms");
        BigDecimal factor = MILLISECONDS_IN.get(matcher.group(2));
        if (factor == null) {
            throw new UnreadableException(
                    text, "is not a duration (a number and one of ns, us, ms, s, min, h, d)", "200ms");
        }
        BigDecimal value = positive(text, number(matcher).multiply(factor), "200ms");
        if (value.compareTo(LONGEST) > 0) {
            throw new UnreadableException(text, "is longer than 106751 days", "200ms");
        }
        return new Quantity(value, Unit.MILLISECONDS);
    }

    /** Read a rate such as {@code 100/s}: events per second, not below zero. */
    public static Quantity rate(String text) {
        Matcher matcher = match(text, "is not a rate (a number followed by /s)", "100/s");
        if (!matcher.group(2).equals("/s")) {
            throw new UnreadableException(text, "is not a rate (a number followed by /s)", "100/s");
        }
        return new Quantity(positive(text, number(matcher), "100/s"), Unit.PER_SECOND);
    }

    /** Read a share between 0 and 1, written {@code 0.95} or {@code 95%}. */
    public static Quantity share(String text) {
        Matcher matcher = match(text, "is not a share (a decimal between 0 and 1, or a percentage)", "0.95");
        BigDecimal value =
                switch (matcher.group(2)) {
                    case "" -> number(matcher);
                    case "%" -> number(matcher).movePointLeft(2);
                    default ->
                        throw new UnreadableException(
                                text, "is not a share (a decimal between 0 and 1, or a percentage)", "0.95");
                };
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw new UnreadableException(text, "is outside 0 to 1, and a share lies between them", "0.95");
        }
        return new Quantity(value, Unit.SHARE);
    }

    /** Read by how much something may grow, written {@code 10%} or {@code 0.1}; {@code 200%} is three times as much. */
    public static Quantity increase(String text) {
        String problem = "is not an increase (a percentage, or a decimal)";
        Matcher matcher = match(text, problem, "10%");
        BigDecimal value =
                switch (matcher.group(2)) {
                    case "" -> number(matcher);
                    case "%" -> number(matcher).movePointLeft(2);
                    default -> throw new UnreadableException(text, problem, "10%");
                };
        return new Quantity(positive(text, value, "10%"), Unit.SHARE);
    }

    /** Read a whole number not below zero, with or without {@code rows} behind it, such as {@code 1000}. */
    public static Quantity count(String text) {
        Matcher matcher = match(text, "is not a count (a whole number)", "1000");
        boolean known = matcher.group(2).isEmpty() || matcher.group(2).equals("rows");
        if (!known || matcher.group(1).contains(".")) {
            throw new UnreadableException(text, "is not a count (a whole number)", "1000");
        }
        return new Quantity(positive(text, number(matcher), "1000"), Unit.ROWS);
    }

    /**
     * Read an amount of bytes such as {@code 16MB}: a number not below zero and one of B, kB, MB, GB, TB, where each is 1,024
     * of the one below, as in the settings of PostgreSQL; whole bytes.
     */
    public static Quantity bytes(String text) {
        Matcher matcher = match(text, NO_BYTES, "16MB");
        ByteScale scale =
                ByteScale.named(matcher.group(2)).orElseThrow(() -> new UnreadableException(text, NO_BYTES, "16MB"));
        BigDecimal value = positive(text, scale.toBytes(number(matcher)), "16MB");
        if (value.stripTrailingZeros().scale() > 0) {
            throw new UnreadableException(text, "is not a whole number of bytes", "16MB");
        }
        return new Quantity(value, Unit.BYTES);
    }

    /** Read any decimal number. */
    public static Quantity number(String text) {
        Matcher matcher = match(text, "is not a number", "0.5");
        if (!matcher.group(2).isEmpty()) {
            throw new UnreadableException(text, "is not a number", "0.5");
        }
        return new Quantity(number(matcher), Unit.NUMBER);
    }

    /** Return this quantity of {@link Unit#MILLISECONDS} as a duration, to the nanosecond. */
    public Duration toDuration() {
        if (unit != Unit.MILLISECONDS) {
            throw new IllegalStateException("[" + this + "] is not a time");
        }
        return Duration.ofNanos(amount.movePointRight(NANO_DIGITS).longValue());
    }

    @Override
    public String toString() {
        return unit.write(amount);
    }

    private static Matcher match(String text, String problem, String example) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new UnreadableException(text, problem, example);
        }
        return matcher;
    }

    private static BigDecimal number(Matcher matcher) {
        return new BigDecimal(matcher.group(1).replace("_", ""));
    }

    private static BigDecimal positive(String text, BigDecimal value, String example) {
        if (value.signum() < 0) {
            throw new UnreadableException(text, "is negative, and must not be below zero", example);
        }
        return value;
    }
}
