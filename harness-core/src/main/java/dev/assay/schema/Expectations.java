package dev.assay.schema;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Guesses which catalogs a statement writes: those that the last one with the same leading words wrote. A wrong guess costs a
 * round trip, and nothing else. Not thread-safe.
 */
final class Expectations {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int LEADING_WORDS = 2;
    private static final int WORDS = 10;

    private static final Set<String> TELLING = Set.of(
            "ADD",
            "ALTER",
            "CHECK",
            "COLUMN",
            "CONSTRAINT",
            "DEFAULT",
            "DROP",
            "FOREIGN",
            "INDEX",
            "NOT",
            "NULL",
            "PRIMARY",
            "RENAME",
            "SET",
            "TABLE",
            "TYPE",
            "UNIQUE",
            "VALIDATE");

    private final Map<String, Set<Catalog>> seen = new HashMap<>();

    /** Return a guess; nothing without one, and where all has to be read in another way. */
    Set<Catalog> of(String sql) {
        return seen.getOrDefault(shape(sql), Set.of());
    }

    /** Note what a statement wrote. */
    void learn(String sql, Set<Catalog> written) {
        boolean near = written.stream().allMatch(Catalog::isNear);
        seen.put(shape(sql), near ? Set.copyOf(written) : Set.of());
    }

    private static String shape(String sql) {
        String[] words = SPACE.split(sql.strip(), WORDS + 1);
        return Arrays.stream(words, 0, Math.min(words.length, WORDS))
                .map(word -> word.toUpperCase(Locale.ROOT))
                .filter(word -> TELLING.contains(word) || isLeading(words, word))
                .collect(Collectors.joining(" "));
    }

    private static boolean isLeading(String[] words, String word) {
        return Arrays.stream(words, 0, Math.min(words.length, LEADING_WORDS)).anyMatch(word::equalsIgnoreCase);
    }
}
