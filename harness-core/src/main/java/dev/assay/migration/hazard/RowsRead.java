package dev.assay.migration.hazard;

import dev.assay.migration.trace.StatementTrace;
import dev.assay.migration.trace.TableActivity;
import java.util.List;
import java.util.Locale;

/** How many rows of a table a statement read, in words. */
final class RowsRead {
    private RowsRead() {}

    /** Return {@code all 500 rows}, or {@code all rows} where the number is unknown. */
    static String all(StatementTrace trace, String table) {
        long scanned = trace.activity().stream()
                .flatMap(List::stream)
                .filter(activity -> activity.table().equals(table))
                .mapToLong(TableActivity::scanned)
                .sum();
        return scanned == 0 ? "all rows" : String.format(Locale.ROOT, "all %,d rows", scanned);
    }
}
