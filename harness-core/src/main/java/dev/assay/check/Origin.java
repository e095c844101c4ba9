package dev.assay.check;

import java.util.Objects;

/**
 * Where a verdict comes from and how to get it again.
 *
 * @param test class and method for people: {@code SearchIT.nearestNeighbours}
 * @param source where it is written, a file and perhaps a line; may be empty
 * @param repeat the command that repeats it, with its seed
 * @param evidence the file in which a report shows the evidence; may be empty
 */
public record Origin(String test, String source, String repeat, String evidence) {
    public Origin {
        Objects.requireNonNull(test);
        Objects.requireNonNull(source);
        Objects.requireNonNull(repeat);
        Objects.requireNonNull(evidence);
    }

    /** Return the origin of a check that plain Java runs under a name of its own. */
    public static Origin named(String name) {
        return new Origin(name, "", "", "");
    }
}
