package dev.assay.migration.proof.backfill;

import dev.assay.migration.data.KeyedTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes as the application does, before each statement of a batch: each time another row of those that this very batch will
 * change. A row that the batch has locked is left alone, because the application would wait there.
 */
final class ApplicationWrites {
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int LONGEST_WAIT_MILLIS = 500;

    private final KeyedTable table;
    private final String assignments;
    private final Connection finished;
    private final Map<Integer, Deque<List<String>>> rows = new HashMap<>();
    private final List<ApplicationWrite> writes = new ArrayList<>();

    /**
     * Begin with nothing written.
     *
     * @param finished the database after a run that nobody disturbed
     */
    ApplicationWrites(KeyedTable table, String assignments, Connection finished) {
        this.table = table;
        this.assignments = assignments;
        this.finished = finished;
    }

    List<ApplicationWrite> writes() {
        return List.copyOf(writes);
    }

    /** Note which rows each transaction will change, from the database where nobody disturbed them. */
    void learn(List<SeenTransaction> transactions) throws SQLException {
        for (SeenTransaction transaction : transactions) {
            String changed = table.name() + ".xmin::text = '" + transaction.id() + "'";
            rows.put(transaction.number(), new ArrayDeque<>(table.keys(finished, changed, Long.MAX_VALUE)));
        }
    }

    void reached(Place place, Connection application) throws SQLException {
        Deque<List<String>> left = rows.getOrDefault(place.transaction(), new ArrayDeque<>());
        if (left.isEmpty()) {
            return;
        }
        List<String> key = left.removeFirst();
        String before =
                first(application, "SELECT to_jsonb(r) FROM " + row(key, " FOR NO KEY UPDATE SKIP LOCKED") + " r");
        String written = before.isEmpty() ? "" : write(key, before, application);
        if (written.isEmpty()) {
            left.addLast(key);
        } else if (couldBeLost(key, before, written)) {
            writes.add(new ApplicationWrite(key, place, written));
        }
    }

    /** Return whether the backfill writes another value into a column that the application wrote; else nothing is shown. */
    private boolean couldBeLost(List<String> key, String before, String written) throws SQLException {
        String filled = changed(key, before, finished);
        String other = "SELECT 'yes' FROM jsonb_each(" + text(written) + "::jsonb) w JOIN jsonb_each(" + text(filled)
                + "::jsonb) f USING (key) WHERE w.value IS DISTINCT FROM f.value LIMIT 1";
        return !filled.isEmpty() && !first(finished, other).isEmpty();
    }

    /** Return what the row has now in the columns that the application wrote, as JSON. */
    String found(ApplicationWrite write, Connection connection) throws SQLException {
        String columns = "(SELECT jsonb_object_keys(" + text(write.written()) + "::jsonb))";
        return first(
                connection,
                "SELECT (SELECT jsonb_object_agg(e.key, e.value) FROM jsonb_each(to_jsonb(r)) e WHERE e.key IN "
                        + columns + ") FROM " + row(write.key(), "") + " r");
    }

    /** Write one row, and return the columns that changed; nothing if something is locked or it has that value already. */
    private String write(List<String> key, String before, Connection application) throws SQLException {
        try (Statement update = application.createStatement()) {
            // What the row's triggers and references wait for would never go on: the batch stands still meanwhile.
            update.execute("SET lock_timeout = " + LONGEST_WAIT_MILLIS);
            update.executeUpdate("UPDATE " + table.name() + " SET " + assignments + " WHERE " + table.at(key));
        } catch (SQLException failure) {
            if (LOCK_NOT_AVAILABLE.equals(failure.getSQLState())) {
                return "";
            }
            throw failure;
        }
        return changed(key, before, application);
    }

    private String changed(List<String> key, String before, Connection connection) throws SQLException {
        return first(
                connection,
                "SELECT jsonb_object_agg(e.key, e.value) FROM " + row(key, "") + " r, jsonb_each(to_jsonb(r)) e WHERE "
                        + text(before) + "::jsonb -> e.key IS DISTINCT FROM e.value");
    }

    private String row(List<String> key, String locking) {
        return "(SELECT * FROM " + table.name() + " WHERE " + table.at(key) + locking + ")";
    }

    private static String text(String json) {
        return "$assay$" + json + "$assay$";
    }

    private static String first(Connection connection, String sql) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery(sql)) {
            return rows.next() && rows.getString(1) != null ? rows.getString(1) : "";
        }
    }
}
