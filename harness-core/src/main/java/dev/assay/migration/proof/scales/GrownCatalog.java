package dev.assay.migration.proof.scales;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables of a database, and which columns hold values of one another.
 *
 * @param tables those with rows of somebody's own
 * @param references pairs of a column and the one that it refers to
 */
record GrownCatalog(List<GrownTable> tables, List<List<ColumnRef>> references) {
    private static final String TABLES = """
            SELECT c.oid::bigint, format('%I.%I', n.nspname, c.relname),
                   CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || c.relname, c.relkind = 'p', c.relname
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
              AND n.nspname NOT IN ('pg_catalog', 'information_schema')
              AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY c.oid
            """;
    private static final String COLUMNS = """
            SELECT a.attrelid::bigint, a.attnum, quote_ident(a.attname),
                   format_type(CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.oid END, NULL),
                   EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'c' AND a.attnum = ANY (k.conkey))
                   OR EXISTS (SELECT FROM pg_partitioned_table p WHERE p.partrelid = a.attrelid AND a.attnum = ANY (p.partattrs))
            FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
            WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attrelid >= 16384
            ORDER BY a.attrelid, a.attnum
            """;
    private static final String KEYS = """
            SELECT i.indrelid::bigint, array(
                SELECT k FROM unnest(i.indkey::int2[]) k WHERE k > 0
                UNION
                SELECT d.refobjsubid FROM pg_depend d
                WHERE d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid AND d.refobjid = i.indrelid AND d.refobjsubid > 0)
            FROM pg_index i WHERE (i.indisunique OR i.indisexclusion) AND i.indrelid >= 16384
            ORDER BY i.indexrelid
            """;
    private static final String REFERENCES = """
            SELECT conrelid::bigint, unnest(conkey), confrelid::bigint, unnest(confkey) FROM pg_constraint WHERE contype = 'f'
            """;

    /** Read everything but some tables. */
    static GrownCatalog read(Connection connection, Collection<String> without) throws SQLException {
        Map<Long, List<GrownColumn>> columns = new HashMap<>();
        Map<Long, List<Set<Integer>>> keys = new HashMap<>();
        List<GrownTable> tables = new ArrayList<>();
        List<List<ColumnRef>> references = new ArrayList<>();
        each(connection, COLUMNS, row -> columns.computeIfAbsent(row.getLong(1), table -> new ArrayList<>())
                .add(column(row)));
        each(connection, KEYS, row -> keys.computeIfAbsent(row.getLong(1), table -> new ArrayList<>())
                .add(numbers(row.getArray(2))));
        each(
                connection,
                REFERENCES,
                row -> references.add(List.of(
                        new ColumnRef(row.getLong(1), row.getInt(2)), new ColumnRef(row.getLong(3), row.getInt(4)))));
        each(connection, TABLES, row -> {
            if (!without.contains(row.getString(5))) {
                long oid = row.getLong(1);
                tables.add(new GrownTable(
                        oid,
                        row.getString(2),
                        row.getString(3),
                        row.getBoolean(4),
                        columns.getOrDefault(oid, List.of()),
                        keys.getOrDefault(oid, List.of())));
            }
        });
        return new GrownCatalog(List.copyOf(tables), List.copyOf(references));
    }

    private static GrownColumn column(ResultSet row) throws SQLException {
        ColumnRef ref = new ColumnRef(row.getLong(1), row.getInt(2));
        return new GrownColumn(ref, row.getString(3), row.getString(4), row.getBoolean(5));
    }

    private static Set<Integer> numbers(Array array) throws SQLException {
        Set<Integer> numbers = new LinkedHashSet<>();
        for (Object number : (Object[]) array.getArray()) {
            numbers.add(((Number) number).intValue());
        }
        return numbers;
    }

    private static void each(Connection connection, String query, RowConsumer consumer) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                consumer.accept(row);
            }
        }
    }

    private interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }
}
