package dev.assay.statistics;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a time may grow with the size n of the data: with a power of n, times the logarithm of n or not.
 *
 * @param text as written, such as {@code n log n}
 * @param power the exponent of n, 0 or more
 * @param logarithmic whether the logarithm of n is a factor
 */
public record GrowthCurve(String text, double power, boolean logarithmic) {
    private static final Pattern WRITTEN =
            Pattern.compile("1|log n|(?<base>sqrt n|n(?:\\^(?<power>\\d{1,2}(?:\\.\\d{1,4})?))?)(?: log n)?");
    private static final String LOGARITHM = "log n";

    public GrowthCurve {
        if (!(power >= 0) || Double.isInfinite(power)) {
            throw new IllegalArgumentException("the power [" + power + "] is not at least 0");
        }
    }

    /**
     * Read a curve: {@code 1}, {@code log n}, {@code sqrt n}, {@code n}, {@code n log n}, {@code n^2}, {@code n^1.5}, and any
     * other power of n, with {@code log n} after it or not. Empty if the text is none.
     */
    public static Optional<GrowthCurve> parse(String text) {
        String written = text.strip();
        Matcher matcher = WRITTEN.matcher(written);
        return matcher.matches()
                ? Optional.of(new GrowthCurve(written, power(matcher), written.endsWith(LOGARITHM)))
                : Optional.empty();
    }

    /**
     * Return the logarithm of the curve at a size.
     *
     * @param size above 0, and above 1 where the logarithm is a factor
     */
    public double logAt(double size) {
        if (!(size > (logarithmic ? 1 : 0))) {
            throw new IllegalArgumentException("the size [" + size + "] is too small for growth like " + text);
        }
        return power * Math.log(size) + (logarithmic ? Math.log(Math.log(size)) : 0);
    }

    @Override
    public String toString() {
        return text;
    }

    private static double power(Matcher matcher) {
        String base = matcher.group("base");
        String power = matcher.group("power");
        if (power != null) {
            return Double.parseDouble(power);
        }
        if (base == null) {
            return 0;
        }
        return base.startsWith("sqrt") ? 1.0 / 2 : 1;
    }
}
