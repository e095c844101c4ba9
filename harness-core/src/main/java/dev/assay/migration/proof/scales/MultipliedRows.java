package dev.assay.migration.proof.scales;

import dev.assay.database.TestDatabase;
import dev.assay.migration.value.NewValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Multiplies the rows of all tables of a database: each row is copied with new values in its keys and in what refers to them. A
 * table whose rows cannot be copied is left as it is. Not thread-safe.
 */
final class MultipliedRows {
    private final Connection connection;
    private final GrownCatalog catalog;
    private final int factor;
    private final int generation;
    private final Map<Long, String> left = new LinkedHashMap<>();

    private MultipliedRows(Connection connection, GrownCatalog catalog, int factor, int generation) {
        this.connection = connection;
        this.catalog = catalog;
        this.factor = factor;
        this.generation = generation;
    }

    /**
     * Multiply, and bring the statistics of the tables up to date.
     *
     * @param factor 1 for statistics alone
     * @param generation differs whenever the same rows are multiplied once more
     * @param books the tables of the runner, which are left alone
     * @return the tables that were left as they are, each with the reason
     */
    static Map<String, String> in(TestDatabase database, int factor, int generation, Collection<String> books)
            throws SQLException {
        try (Connection connection = database.connect()) {
            MultipliedRows rows =
                    new MultipliedRows(connection, GrownCatalog.read(connection, books), factor, generation);
            if (factor > 1) {
                rows.multiply();
            }
            rows.analyze();
            return rows.left();
        }
    }

    private void multiply() throws SQLException {
        connection.setAutoCommit(false);
        while (!attempt()) {
            connection.rollback();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Copy all rows, or note a table that is to be left out of the next attempt. */
    private boolean attempt() throws SQLException {
        NewKeys keys = new NewKeys(catalog, left.keySet());
        if (!keys.impossible().isEmpty()) {
            left.putAll(keys.impossible());
            return false;
        }
        // Triggers would write rows that nobody asked for, and keys may refer in a circle.
        execute("SET LOCAL session_replication_role = replica");
        Spans spans = new Spans(connection, keys);
        return all(spans::read)
                && all(table -> execute(copy(table, keys, spans)))
                && all(table -> advance(table, keys));
    }

    private interface Work {
        void on(GrownTable table) throws SQLException;
    }

    /** Work on all tables, or note the one that refuses. */
    private boolean all(Work work) {
        for (GrownTable table : grown()) {
            try {
                work.on(table);
            } catch (SQLException refused) {
                String problem = String.valueOf(refused.getMessage());
                left.put(table.oid(), problem.lines().findFirst().orElse(""));
                return false;
            }
        }
        return true;
    }

    private List<GrownTable> grown() {
        return catalog.tables().stream()
                .filter(table ->
                        !left.containsKey(table.oid()) && !table.columns().isEmpty())
                .toList();
    }

    private String copy(GrownTable table, NewKeys keys, Spans spans) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (GrownColumn column : table.columns()) {
            names.add(column.name());
            values.add(keys.isNew(column) ? changed(column, spans) : column.name());
        }
        return "INSERT INTO " + table.name() + " (" + String.join(", ", names) + ") OVERRIDING SYSTEM VALUE SELECT "
                + String.join(", ", values) + " FROM " + table.source() + ", generate_series(1, " + (factor - 1)
                + ") AS assay_copy";
    }

    private String changed(GrownColumn column, Spans spans) {
        NewValue way = NewValue.of(column.type()).orElseThrow();
        String mark = "'~" + generation + ".' || assay_copy";
        return way.sql(column.name(), "assay_copy", way.distance(spans.of(column)), mark);
    }

    /** A migration may insert rows, and would be given numbers that are taken. */
    private void advance(GrownTable table, NewKeys keys) throws SQLException {
        for (GrownColumn column : table.columns()) {
            if (keys.isNew(column) && NewValue.of(column.type()).orElseThrow() == NewValue.NUMBER) {
                execute("SELECT setval(pg_get_serial_sequence('" + table.name().replace("'", "''")
                        + "', attname), (SELECT max(" + column.name() + ") FROM " + table.source()
                        + ")::bigint) FROM pg_attribute WHERE attrelid = " + table.oid() + " AND attnum = "
                        + column.ref().number() + " AND pg_get_serial_sequence('"
                        + table.name().replace("'", "''")
                        + "', attname) IS NOT NULL");
            }
        }
    }

    private void analyze() throws SQLException {
        for (GrownTable table : catalog.tables()) {
            execute("VACUUM (ANALYZE) " + table.name());
        }
    }

    private Map<String, String> left() {
        Map<String, String> named = new LinkedHashMap<>();
        catalog.tables().stream()
                .filter(table -> left.containsKey(table.oid()))
                .forEach(table -> named.put(table.shown(), left.get(table.oid())));
        return named;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
