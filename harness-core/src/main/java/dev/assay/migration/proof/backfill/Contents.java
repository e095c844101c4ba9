package dev.assay.migration.proof.backfill;

import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What all tables of a database hold, as one hash for each, Assay's journal left out.
 *
 * @param hashes by quoted schema and name
 */
record Contents(Map<String, String> hashes) {
    private static final String TABLES = "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c"
            + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND c.relpersistence <> 't'"
            + " AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_toast%'"
            + " AND c.relname <> '" + ChangedRows.JOURNAL + "' ORDER BY 1";

    Contents {
        hashes = Map.copyOf(hashes);
    }

    /** Read all tables without the columns of these names. */
    static Contents of(TestDatabase database, Set<String> ignored) throws SQLException {
        Map<String, String> hashes = new TreeMap<>();
        try (Connection connection = database.connect()) {
            for (String table : tables(connection)) {
                hashes.put(table, ChangedRows.one(connection, hash(table, ignored)));
            }
        }
        return new Contents(hashes);
    }

    /** Return the names of the tables that differ, in order. */
    List<String> differences(Contents other) {
        Set<String> names = new TreeSet<>(hashes.keySet());
        names.addAll(other.hashes.keySet());
        return names.stream()
                .filter(name -> !hashes.getOrDefault(name, "").equals(other.hashes.getOrDefault(name, "")))
                .toList();
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static String hash(String table, Set<String> ignored) {
        String left = ignored.stream()
                .map(column -> "'" + column.replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
        return "SELECT count(*) || ' ' || coalesce(sum(hashtextextended((to_jsonb(r) - " + left
                + ")::text, 0)::numeric), 0) FROM " + table + " r";
    }
}
