package dev.assay.migration.script;

import java.util.regex.Pattern;

/** Statements as people read them. */
public final class SqlText {
    private static final int WIDEST = 80;
    private static final Pattern COMMENT = Pattern.compile("^\\s*--.*$", Pattern.MULTILINE);

    private static final Pattern SEMICOLONS = Pattern.compile("[;\\s]+$");

    private SqlText() {}

    /** Return the statement in one line, without comments of whole lines, cut where it is long. */
    public static String shortened(String sql) {
        String line = oneLine(sql).replaceFirst(";$", "");
        return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 3) + "...";
    }

    /** Return SQL in one line, without comments of whole lines. */
    public static String oneLine(String sql) {
        return COMMENT.matcher(sql).replaceAll("").strip().replaceAll("\\s+", " ");
    }

    /** Return the statement with one semicolon at its end, whether it came with one or without. */
    public static String terminated(String sql) {
        return SEMICOLONS.matcher(sql.strip()).replaceFirst("") + ";";
    }

    /** Return the statement with its lines below each other after a label of 13 columns. */
    public static String indented(String sql) {
        return sql.strip().replace("\n", "\n             ");
    }

    /**
     * Return how many line breaks stand before the place that the server means.
     *
     * @param position in characters from 1, as the server counts them; 0 for none, which is the statement's beginning
     */
    public static int lineBreaksBefore(int position, String sql) {
        return lineBreaks(sql.substring(0, offset(position, sql)));
    }

    /** Return the index of the place that the server means; at most the length of the statement. */
    static int offset(int position, String sql) {
        int characters = Math.min(Math.max(position - 1, 0), sql.codePointCount(0, sql.length()));
        return sql.offsetByCodePoints(0, characters);
    }

    static int lineBreaks(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
