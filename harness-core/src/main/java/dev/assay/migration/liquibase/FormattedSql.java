package dev.assay.migration.liquibase;

import java.util.regex.Pattern;

/** A changelog in SQL, whose changesets begin with a comment of their own. */
final class FormattedSql {
    private static final Pattern HEAD = Pattern.compile(
            "\\s*--\\s*changeset\\s+\"?(?<author>[^:\"]+)\"?:\"?(?<id>[^\\s\"]+)\"?.*", Pattern.CASE_INSENSITIVE);

    private static final Pattern ROLLBACK = Pattern.compile("\\s*--\\s*rollback (?<sql>.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ROLLBACKS =
            Pattern.compile("\\s*/\\*\\s*liquibase\\s*rollback\\s*", Pattern.CASE_INSENSITIVE);

    private FormattedSql() {}

    /** Return what a changeset says of its own rollback, each line with its number, and all other lines emptied. */
    static String rollback(String text, String id, String author) {
        StringBuilder kept = new StringBuilder();
        boolean inside = false;
        for (String line : only(text, id, author).split("\n", -1)) {
            var single = ROLLBACK.matcher(line);
            inside = inside ? !line.contains("*/") : ROLLBACKS.matcher(line).matches();
            if (single.matches()) {
                kept.append(single.group("sql"));
            } else if (inside && !ROLLBACKS.matcher(line).matches()) {
                kept.append(line);
            }
            kept.append('\n');
        }
        return kept.toString();
    }

    /** Return the text with the lines of all other changesets emptied, so that each line keeps its number. */
    static String only(String text, String id, String author) {
        StringBuilder kept = new StringBuilder();
        boolean inside = false;
        for (String line : text.split("\n", -1)) {
            var head = HEAD.matcher(line);
            if (head.matches()) {
                inside = head.group("id").equals(id)
                        && head.group("author").strip().equals(author);
            }
            kept.append(inside ? line : "").append('\n');
        }
        return kept.toString();
    }
}
