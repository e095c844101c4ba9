package dev.assay.chaos.wire;

import java.util.Locale;
import java.util.regex.Pattern;

/** The text of a statement without what differs from call to call. */
final class Fingerprint {
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("[eE]?'(?:[^']|'')*'");
    private static final Pattern VALUE = Pattern.compile("\\$\\d+|\\b\\d+(?:\\.\\d+)?\\b");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern AROUND = Pattern.compile(" ?([(),;=<>+*/?-]) ?");

    private Fingerprint() {}

    static String of(String sql) {
        String plain = TEXT.matcher(COMMENT.matcher(sql).replaceAll(" ")).replaceAll("?");
        String spaced = SPACE.matcher(VALUE.matcher(plain).replaceAll("?")).replaceAll(" ");
        return AROUND.matcher(spaced).replaceAll("$1").strip().toLowerCase(Locale.ROOT);
    }
}
