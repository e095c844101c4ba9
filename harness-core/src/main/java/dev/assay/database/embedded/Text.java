package dev.assay.database.embedded;

import java.util.List;

/** The end of a text, for messages. */
final class Text {
    private Text() {}

    static String tail(String text, int lines) {
        return String.join("\n", tail(text.lines().toList(), lines));
    }

    static List<String> tail(List<String> all, int lines) {
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }
}
