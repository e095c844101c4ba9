package dev.assay.comparison;

import dev.assay.check.MistakeException;
import dev.assay.check.Unit;
import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** A comparison of two databases is one of their sizes, unless tables of one name hold equally many rows. */
final class SameRows {
    private static final String TABLES = """
            select table_schema || '.' || table_name,
                   (xpath('/row/c/text()', query_to_xml(
                       format('select count(*) as c from %I.%I', table_schema, table_name), false, true, '')))[1]::text
            from information_schema.tables
            where table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'
              and table_schema not in ('pg_catalog', 'information_schema')
            """;

    private SameRows() {}

    static void require(String baseline, TestDatabase before, TestDatabase after) throws SQLException {
        Map<String, Long> there = rows(before);
        Map<String, Long> here = rows(after);
        for (Map.Entry<String, Long> table : here.entrySet()) {
            long other = there.getOrDefault(table.getKey(), table.getValue());
            if (other != table.getValue()) {
                throw mistake(baseline, table.getKey(), other, table.getValue());
            }
        }
    }

    private static Map<String, Long> rows(TestDatabase database) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery(TABLES)) {
            while (tables.next()) {
                rows.put(tables.getString(1), Long.parseLong(tables.getString(2)));
            }
        }
        return rows;
    }

    private static MistakeException mistake(String baseline, String table, long before, long after) {
        return new MistakeException(
                "a comparison with [" + baseline + "]",
                "[" + table + "] holds [" + Unit.ROWS.write(before) + "] there and [" + Unit.ROWS.write(after)
                        + "] here",
                "Rows that a test inserts itself are not in the database that it is compared with",
                "load them with @DatabaseTest(seed = ...) or @SeedRows, which fill both");
    }
}
