package dev.assay.migration.data;

import dev.assay.check.MistakeException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table and the columns of its primary key, all names quoted as SQL needs them.
 *
 * @param name schema and table
 * @param key the columns of the primary key, in its order
 */
public record KeyedTable(String name, List<KeyColumn> key) {
    private static final String COLUMNS = """
            SELECT format('%I.%I', n.nspname, c.relname), quote_ident(a.attname), format_type(a.atttypid, a.atttypmod)
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
            LEFT JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY k (number, place) ON k.place <= i.indnkeyatts
            LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number
            WHERE c.oid = to_regclass(?) AND c.relkind IN ('r', 'p')
            ORDER BY k.place""";

    public KeyedTable {
        key = List.copyOf(key);
    }

    /**
     * A column of a primary key.
     *
     * @param name quoted where SQL needs it
     * @param type as SQL writes it
     */
    public record KeyColumn(String name, String type) {}

    /**
     * Find a table.
     *
     * @param table its name as SQL writes it, with or without schema
     * @throws MistakeException if there is no such table, or it has no primary key
     */
    public static KeyedTable find(Connection connection, String table) throws SQLException {
        String name = "";
        List<KeyColumn> key = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(COLUMNS)) {
            select.setString(1, table);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    name = rows.getString(1);
                    if (rows.getString(2) != null) {
                        key.add(new KeyColumn(rows.getString(2), rows.getString(3)));
                    }
                }
            }
        }
        if (key.isEmpty()) {
            throw mistake(table, name);
        }
        return new KeyedTable(name, key);
    }

    /**
     * Return the first keys of a range in order, at most so many.
     *
     * @param range an SQL condition, see {@link #after} and {@link #upTo}
     */
    public List<List<String>> keys(Connection connection, String range, long limit) throws SQLException {
        return select(connection, "WHERE " + range + " ORDER BY " + order("") + " LIMIT " + limit);
    }

    /** Return the last key of the table, or nothing if it has no row. */
    List<List<String>> lastKey(Connection connection) throws SQLException {
        return select(connection, "ORDER BY " + order(" DESC") + " LIMIT 1");
    }

    /** Return the SQL condition for the rows behind a key. */
    String after(List<String> values) {
        return keyColumns() + " > " + literals(values);
    }

    /** Return the SQL condition for the rows up to a key, itself included. */
    String upTo(List<String> values) {
        return keyColumns() + " <= " + literals(values);
    }

    /** Return the SQL condition for the row of a key. */
    public String at(List<String> values) {
        return keyColumns() + " = " + literals(values);
    }

    /** Return the SQL row of the key's columns, with schema and table. */
    String keyColumns() {
        return key.stream().map(this::column).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Return a key as an SQL row of literals. */
    String literals(List<String> values) {
        return IntStream.range(0, key.size())
                .mapToObj(i -> literal(values.get(i)) + "::" + key.get(i).type())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private List<List<String>> select(Connection connection, String rest) throws SQLException {
        // Named apart from the columns, which ORDER BY would otherwise take for the texts.
        String columns = IntStream.range(0, key.size())
                .mapToObj(i -> column(key.get(i)) + "::text AS assay_key_" + i)
                .collect(Collectors.joining(", "));
        List<List<String>> keys = new ArrayList<>();
        // Not prepared: a question mark in the condition of a step is an operator.
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT " + columns + " FROM " + name + " " + rest)) {
            while (rows.next()) {
                keys.add(key(rows));
            }
        }
        return keys;
    }

    private List<String> key(ResultSet rows) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= key.size(); column++) {
            values.add(rows.getString(column));
        }
        return values;
    }

    private String order(String direction) {
        return key.stream().map(column -> column(column) + direction).collect(Collectors.joining(", "));
    }

    private String column(KeyColumn column) {
        return name + "." + column.name();
    }

    /** Quote a value so that it reads the same whatever standard_conforming_strings says. */
    private static String literal(String value) {
        String quoted = "'" + value.replace("'", "''").replace("\\", "\\\\") + "'";
        return value.contains("\\") ? "E" + quoted : quoted;
    }

    private static MistakeException mistake(String table, String name) {
        return name.isEmpty()
                ? new MistakeException(
                        "table [" + table + "]",
                        "there is no such table",
                        "It lies in a schema outside of the search path, is a view, or was not created yet",
                        "the table's name as SQL writes it, with its schema: \"app." + table + "\"")
                : new MistakeException(
                        "table [" + table + "]",
                        "it has no primary key",
                        "Batches follow the primary key; without one no order of the rows can be resumed",
                        "ALTER TABLE " + name + " ADD PRIMARY KEY (...)");
    }
}
