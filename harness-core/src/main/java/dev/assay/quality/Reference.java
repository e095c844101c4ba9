package dev.assay.quality;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A referenced column.
 *
 * @param relation its table
 * @param column the column
 */
record Reference(Relation relation, Column column) {
    private static final Pattern FORM = Pattern.compile("\\s*(\\S.*?)\\s*\\(\\s*([^()]+?)\\s*\\)\\s*");

    /** A reference as it is written, {@code table(column)}. */
    record Written(String table, String column) {}

    /** Return the parts of a text, if it has the right form. */
    static Optional<Written> read(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new Written(matcher.group(1), matcher.group(2))) : Optional.empty();
    }
}
