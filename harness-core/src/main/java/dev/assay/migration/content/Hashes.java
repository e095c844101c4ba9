package dev.assay.migration.content;

import java.util.List;
import java.util.stream.Collectors;

/** Hashes of 64 bits that the server computes over the text of values; a row is called {@code r}. */
final class Hashes {
    private Hashes() {}

    /** Return the hash of one value, NULL included. */
    static String ofValue(String column, String seed) {
        return "coalesce(hashtextextended(%s::text COLLATE \"C\", %s), 1)".formatted(value(column), seed);
    }

    /** Return the hash of several values together, which is never NULL. */
    static String ofValues(List<String> columns) {
        return "hashtextextended(ROW(%s)::text COLLATE \"C\", 0)"
                .formatted(columns.stream().map(Hashes::value).collect(Collectors.joining(", ")));
    }

    /** Return a column of the row. */
    static String value(String column) {
        return "r." + ContentTable.quoted(column);
    }
}
