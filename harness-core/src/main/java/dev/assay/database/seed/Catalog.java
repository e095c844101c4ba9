package dev.assay.database.seed;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the system catalog of a database says about its tables. */
final class Catalog {
    private static final String TABLE = "SELECT to_regclass(?)::text";
    private static final String TABLES = """
            SELECT oid::regclass::text FROM pg_class
            WHERE relkind IN ('r', 'p') AND relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
              AND relnamespace::regnamespace::text NOT LIKE 'pg\\_%'
            ORDER BY 1""";
    private static final String COLUMNS = """
            SELECT a.attname, a.attnotnull OR t.typnotnull AS required, a.attgenerated <> '' AS generated,
                   pg_get_expr(d.adbin, d.adrelid) AS initial,
                   pg_get_serial_sequence(?::regclass::text, a.attname) AS sequence,
                   format_type(a.atttypid, a.atttypmod) AS shown,
                   CASE t.typtype WHEN 'd' THEN t.typtypmod ELSE a.atttypmod END AS modifier,
                   b.typname, b.oid, e.typname AS element, e.oid AS element_oid,
                   ARRAY(SELECT enumlabel::text FROM pg_enum WHERE enumtypid = b.oid ORDER BY enumsortorder) AS labels,
                   ARRAY(SELECT enumlabel::text FROM pg_enum WHERE enumtypid = e.oid ORDER BY enumsortorder) AS element_labels
            FROM pg_attribute a
            JOIN pg_type t ON t.oid = a.atttypid
            JOIN pg_type b ON b.oid = CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.oid END
            LEFT JOIN pg_type e ON e.oid = b.typelem AND b.typcategory = 'A'
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attnum""";
    private static final String KEYS = """
            SELECT ARRAY(SELECT a.attname::text FROM unnest(i.indkey[0:i.indnkeyatts - 1]) AS k
                         JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k) AS columns
            FROM pg_index i
            WHERE i.indrelid = ?::regclass AND i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL
            ORDER BY NOT i.indisprimary, i.indexrelid::regclass::text""";
    private static final String FOREIGN_KEYS = """
            SELECT c.conname, c.confrelid::regclass::text AS parent, c.confrelid = c.conrelid AS self,
                   ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY AS k (number, place)
                         JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number ORDER BY k.place) AS columns,
                   ARRAY(SELECT a.attname::text FROM unnest(c.confkey) WITH ORDINALITY AS k (number, place)
                         JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.number ORDER BY k.place) AS targets
            FROM pg_constraint c WHERE c.conrelid = ?::regclass AND c.contype = 'f' AND c.conparentid = 0
            ORDER BY c.conname""";
    private static final String CHECKS =
            "SELECT pg_get_expr(conbin, conrelid) FROM pg_constraint WHERE conrelid = ?::regclass AND contype = 'c'";

    private final Connection connection;

    Catalog(Connection connection) {
        this.connection = connection;
    }

    /** Read a table. */
    Optional<TableShape> table(String written) throws SQLException {
        Optional<String> found = list(TABLE, row -> Optional.ofNullable(row.getString(1)), written)
                .get(0);
        return found.isEmpty() ? Optional.empty() : Optional.of(read(found.get()));
    }

    List<String> tables() throws SQLException {
        return list(TABLES, row -> row.getString(1));
    }

    private TableShape read(String table) throws SQLException {
        return new TableShape(
                table,
                limited(table, list(COLUMNS, Catalog::column, table, table)),
                list(KEYS, row -> Set.copyOf(texts(row, "columns")), table),
                list(FOREIGN_KEYS, Catalog::foreignKey, table));
    }

    private List<Column> limited(String table, List<Column> columns) throws SQLException {
        Map<String, Limits> limits = new HashMap<>();
        columns.forEach(column -> limits.put(column.name(), column.limits()));
        list(CHECKS, row -> new CheckRule(row.getString(1)), table).forEach(rule -> rule.narrow(limits));
        return columns.stream()
                .map(column -> column.with(limits.getOrDefault(column.name(), Limits.NONE)))
                .toList();
    }

    private static Column column(ResultSet row) throws SQLException {
        Optional<String> initial = Optional.ofNullable(row.getString("initial"));
        Optional<String> sequence =
                Optional.ofNullable(row.getString("sequence")).or(() -> initial.flatMap(Column::sequenceIn));
        return new Column(
                row.getString("attname"),
                type(row),
                row.getBoolean("required"),
                row.getBoolean("generated"),
                initial,
                sequence,
                Limits.NONE);
    }

    private static TypeShape type(ResultSet row) throws SQLException {
        int modifier = row.getInt("modifier");
        String shown = row.getString("shown");
        return new TypeShape(
                row.getString("typname"),
                row.getLong("oid"),
                modifier,
                shown,
                texts(row, "labels"),
                element(row, modifier, shown));
    }

    private static Optional<TypeShape> element(ResultSet row, int modifier, String shown) throws SQLException {
        String name = row.getString("element");
        return name == null
                ? Optional.empty()
                : Optional.of(new TypeShape(
                        name,
                        row.getLong("element_oid"),
                        modifier,
                        shown,
                        texts(row, "element_labels"),
                        Optional.empty()));
    }

    private static ForeignKey foreignKey(ResultSet row) throws SQLException {
        return new ForeignKey(
                row.getString("conname"),
                texts(row, "columns"),
                row.getString("parent"),
                texts(row, "targets"),
                row.getBoolean("self"));
    }

    private static List<String> texts(ResultSet row, String label) throws SQLException {
        Array array = row.getArray(label);
        return List.of((String[]) array.getArray());
    }

    private <T> List<T> list(String query, RowReader<T> reader, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<T> read = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    read.add(reader.read(rows));
                }
            }
            return read;
        }
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
