package dev.assay.database.container;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Docker's API.
 *
 * @param major before the dot
 * @param minor after it
 */
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
    private static final Pattern FORM = Pattern.compile("(\\d+)\\.(\\d+)");
    private static final ApiVersion NONE = new ApiVersion(0, 0);

    /** Testcontainers 2 asks with the one, and with the other when that is refused. */
    private static final List<ApiVersion> ASKED_BY_TESTCONTAINERS =
            List.of(new ApiVersion(1, 44), new ApiVersion(1, 32));

    static ApiVersion parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                : NONE;
    }

    static boolean spokenByTestcontainers(ApiVersion oldest, ApiVersion newest) {
        return ASKED_BY_TESTCONTAINERS.stream()
                .anyMatch(asked -> asked.compareTo(oldest) >= 0 && asked.compareTo(newest) <= 0);
    }

    @Override
    public int compareTo(ApiVersion other) {
        return Comparator.comparingInt(ApiVersion::major)
                .thenComparingInt(ApiVersion::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
