package dev.assay.benchmarks;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A figure that a child process hands to its parent as a line on standard output.
 *
 * @param name what was measured
 * @param value how long it took in nanoseconds, or how many there were
 */
public record Mark(String name, long value) {
    private static final Pattern LINE = Pattern.compile("benchmark-mark (\\S+)(?: (\\d+))?");

    /**
     * Tell the parent that this point is reached; the parent's clock says when.
     *
     * @param name without blanks
     */
    public static void reached(String name) {
        print("benchmark-mark " + name);
    }

    /**
     * Tell the parent a duration that was measured here.
     *
     * @param name without blanks
     * @param nanos in nanoseconds
     */
    public static void took(String name, long nanos) {
        print("benchmark-mark " + name + " " + nanos);
    }

    /**
     * Tell the parent a number that was counted here.
     *
     * @param name without blanks
     * @param count 0 or more
     */
    public static void counted(String name, long count) {
        print("benchmark-mark " + name + " " + count);
    }

    /** Read a line; one without a duration of its own has that of its arrival. Other lines are nothing. */
    static Optional<Mark> read(String line, long arrivalNanos) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long value = Optional.ofNullable(matcher.group(2)).map(Long::valueOf).orElse(arrivalNanos);
        return Optional.of(new Mark(matcher.group(1), value));
    }

    private static void print(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
