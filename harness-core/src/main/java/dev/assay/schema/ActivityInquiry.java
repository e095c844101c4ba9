package dev.assay.schema;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Asks a session what it did, and nothing else. */
final class ActivityInquiry implements Inquiry {
    /** Relations with more than the locks of reads and writes. */
    private static final String LOCKS = """
            SELECT set_config('%s', '{' || coalesce(string_agg(DISTINCT relation::text, ','), '') || '}', true)
            FROM pg_locks
            WHERE pid = pg_backend_pid() AND locktype = 'relation' AND granted AND relation >= 16384
                  AND mode NOT IN ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock', 'SIReadLock')
            """.formatted(LOCKED_SETTING);

    private static final List<String> QUERIES = List.of("SELECT " + CatalogActivity.COLUMNS, LOCKS);

    private final Set<Long> locked = new HashSet<>();
    private CatalogActivity activity = CatalogActivity.UNKNOWN;

    @Override
    public List<String> queries() {
        return QUERIES;
    }

    @Override
    public void read(int query, ResultSet rows) throws SQLException {
        if (query == 0) {
            rows.next();
            activity = CatalogActivity.of(rows, 1);
        } else {
            Row row = new Row(rows);
            row.next();
            locked.addAll(row.numbers());
        }
    }

    @Override
    public CatalogActivity activity() {
        return activity.withLocked(locked);
    }
}
