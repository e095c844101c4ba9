package dev.assay.migration.content;

/** Cuts long values so that what matters stays visible. */
final class Excerpt {
    private static final int WIDEST = 60;
    private static final int LEAD = 10;

    private Excerpt() {}

    /** Return the beginning of a text. */
    static String of(String text) {
        return from(0, text);
    }

    /** Return a text from shortly before the place where it stops being like another one. */
    static String of(String text, String other) {
        int same = 0;
        while (same < Math.min(text.length(), other.length()) && text.charAt(same) == other.charAt(same)) {
            same++;
        }
        boolean seen = Math.max(text.length(), other.length()) <= WIDEST || same < WIDEST / 2;
        return from(seen ? 0 : same - LEAD, text);
    }

    private static String from(int start, String text) {
        int first = Math.min(start, text.length());
        String line =
                text.substring(first, Math.min(text.length(), first + WIDEST)).replaceAll("\\s+", " ");
        return (first > 0 ? "..." : "") + line + (text.length() > first + WIDEST ? "..." : "");
    }
}
