package dev.assay.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant: names by their edit distance (Levenshtein), letter case ignored. */
public final class Nearest {
    private Nearest() {}

    /** Return the nearest known name, unless it takes more edits than half of its letters. */
    public static Optional<String> to(String written, Collection<String> known) {
        return sorted(written, known).stream()
                .findFirst()
                .filter(name -> distance(lower(written), lower(name)) <= Math.max(1, name.length() / 2));
    }

    /** Return all known names, the nearest first. */
    public static List<String> sorted(String written, Collection<String> known) {
        return known.stream()
                .sorted(Comparator.comparingInt((String name) -> distance(lower(written), lower(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static int distance(String left, String right) {
        int[] costs = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            advance(costs, left.charAt(i - 1), right);
        }
        return costs[right.length()];
    }

    private static void advance(int[] costs, char letter, String right) {
        int diagonal = costs[0];
        costs[0]++;
        for (int j = 1; j <= right.length(); j++) {
            int replaced = diagonal + (letter == right.charAt(j - 1) ? 0 : 1);
            diagonal = costs[j];
            costs[j] = Math.min(replaced, 1 + Math.min(costs[j], costs[j - 1]));
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
