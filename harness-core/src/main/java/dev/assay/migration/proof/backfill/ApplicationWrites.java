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
    private final KeyedTable table;
    private final String assignments;
    private final Map<Integer, Deque<List<String>>> rows = new HashMap<>();
    private final List<ApplicationWrite> writes = new ArrayList<>();

    ApplicationWrites(KeyedTable table, String assignments) {
        this.table = table;
        this.assignments = assignments;
    }

    List<ApplicationWrite> writes() {
        return List.copyOf(writes);
    }

    /** Note which rows each transaction will change, from a database where nobody disturbed them. */
    void learn(Connection finished, List<SeenTransaction> transactions) throws SQLException {
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
        String written = write(left.getFirst(), application);
        if (!written.isEmpty()) {
            writes.add(new ApplicationWrite(left.removeFirst(), place, written));
        }
    }

    /** Return what the row has now in the columns that the application wrote, as JSON. */
    String found(ApplicationWrite write, Connection connection) throws SQLException {
        String columns = "(SELECT jsonb_object_keys(" + text(write.written()) + "::jsonb))";
        return first(
                connection,
                "SELECT (SELECT jsonb_object_agg(e.key, e.value) FROM jsonb_each(to_jsonb(r)) e WHERE e.key IN "
                        + columns + ") FROM " + row(write.key(), "") + " r");
    }

    /** Write one row, and return the columns that changed; nothing if it is locked or has that value already. */
    private String write(List<String> key, Connection application) throws SQLException {
        String before =
                first(application, "SELECT to_jsonb(r) FROM " + row(key, " FOR NO KEY UPDATE SKIP LOCKED") + " r");
        if (before.isEmpty()) {
            return "";
        }
        try (Statement update = application.createStatement()) {
            update.executeUpdate("UPDATE " + table.name() + " SET " + assignments + " WHERE " + table.at(key));
        }
        return first(
                application,
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
