package dev.assay.report;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * File names from names that people chose. Letters, digits, and {@code - _} of ASCII stay; where anything else had to go,
 * or the name is long, a checksum of the whole name is added, so that two names do not meet in one file.
 */
public final class PageName {
    private static final int LONGEST = 80;

    private PageName() {}

    /**
     * Return the page of a test, relative to the report directory, with forward slashes: {@code
     * SearchIT/nearestNeighbours.html} for {@code SearchIT.nearestNeighbours}. What follows the first dot is one name;
     * a test without a dot has its page in the directory itself.
     */
    public static String of(String test) {
        int dot = test.indexOf('.');
        return dot < 0
                ? safe(test) + ".html"
                : safe(test.substring(0, dot)) + "/" + safe(test.substring(dot + 1)) + ".html";
    }

    /** Return a file name without an ending, made from any text; the same text gives the same name. */
    static String safe(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_-]+", "-");
        boolean kept = plain.equals(name) && plain.length() <= LONGEST && !plain.isEmpty() && !plain.equals("index");
        return kept ? plain : plain.substring(0, Math.min(plain.length(), LONGEST)) + "-" + checksum(name);
    }

    private static String checksum(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .substring(0, 12);
    }
}
