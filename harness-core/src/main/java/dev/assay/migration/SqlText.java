package dev.assay.migration;

import java.util.regex.Pattern;

/** Statements as people read them. */
final class SqlText {
    private static final int WIDEST = 80;
    private static final Pattern COMMENT = Pattern.compile("^\\s*--.*$", Pattern.MULTILINE);

    private SqlText() {}

    /** Return the statement in one line, without comments of whole lines, cut where it is long. */
    static String shortened(String sql) {
        String line = COMMENT.matcher(sql)
                .replaceAll("")
                .strip()
                .replaceAll("\\s+", " ")
                .replaceFirst(";$", "");
        return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 3) + "...";
    }

    /** Return the statement with its lines below each other after a label of 13 columns. */
    static String indented(String sql) {
        return sql.strip().replace("\n", "\n             ");
    }
}
