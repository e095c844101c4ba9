package dev.assay.migration.proof.scales;

import dev.assay.migration.Migration;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A statement that has run.
 *
 * @param migration whose it is
 * @param sql its text
 * @param work what it did
 * @param elapsed how long it took
 * @param shut tables that were there before and that are locked against writers, or everybody, when it has ended
 * @param touched tables that were there before and that are locked in any way; outside of a transaction those that it names
 * @param outside whether its locks were gone before anybody could look at them
 */
record MeteredStatement(
        Migration migration,
        String sql,
        Work work,
        Duration elapsed,
        Set<String> shut,
        Set<String> touched,
        boolean outside) {
    /** Statements of which it is known that they let writers pass. */
    private static final Pattern HARMLESS =
            Pattern.compile("(?is)\\s*(select|insert|update|delete|merge|with|analyze|set|reset|comment)\\b.*"
                    + "|.*\\b(concurrently|validate\\s+constraint)\\b.*");

    MeteredStatement {
        shut = Set.copyOf(shut);
        touched = Set.copyOf(touched);
    }

    /** Return whether it may have shut a table without anybody having seen it. */
    boolean mayHaveShut(String table) {
        return outside && touched.contains(table) && !HARMLESS.matcher(sql).matches();
    }
}
