package dev.assay.migration.liquibase;

import java.util.regex.Pattern;

/** A changelog in SQL, whose changesets begin with a comment of their own. */
final class FormattedSql {
    private static final Pattern HEAD = Pattern.compile(
            "\\s*--\\s*changeset\\s+\"?(?<author>[^:\"]+)\"?:\"?(?<id>[^\\s\"]+)\"?.*", Pattern.CASE_INSENSITIVE);

    private FormattedSql() {}

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
