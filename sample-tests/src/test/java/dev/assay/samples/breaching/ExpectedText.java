package dev.assay.samples.breaching;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that is expected to the letter, but for its figures. Placeholders stand for figures; columns are as wide as
 * their widest figure, so that two or more blanks stand for as many as there are.
 */
final class ExpectedText {
    private static final Map<String, String> FIGURES = Map.of(
            "<n>", "[0-9,]+",
            "<number>", "[0-9,]+(?:\\.[0-9]+)?",
            "<upper>", "(?:[0-9,]+(?:\\.[0-9]+)? ms|\\?)",
            // Whether a line through all sizes fits depends on how much the machine's own noise hides.
            "<curve>", "(?:\n {2,}curve {2,}.*)?",
            // A reset meets a call under way, or only the connections that are tried after it.
            "<lost>", "(?:\n {2,}found {2,}08006 x [0-9,]+ {2,}An I/O error occurred while sending to the backend\\.)?",
            // Which of several sessions waits longest is for the server to decide.
            "<operation>", "(?:read|read latest|update|insert and delete)",
            "<key>", "(?: by key)?");
    private static final Pattern OPEN = Pattern.compile("<[a-z]+>| {2,}");

    private ExpectedText() {}

    /** Return the pattern that the whole text must match. */
    static Pattern of(String template) {
        StringBuilder pattern = new StringBuilder();
        Matcher open = OPEN.matcher(template);
        int end = 0;
        while (open.find()) {
            pattern.append(Pattern.quote(template.substring(end, open.start()))).append(pattern(open.group()));
            end = open.end();
        }
        return Pattern.compile(pattern + Pattern.quote(template.substring(end)));
    }

    private static String pattern(String placeholder) {
        if (placeholder.isBlank()) {
            return " {2,}";
        }
        String figure = FIGURES.get(placeholder);
        if (figure == null) {
            throw new IllegalArgumentException("[" + placeholder + "] is none of " + FIGURES.keySet());
        }
        return figure;
    }
}
