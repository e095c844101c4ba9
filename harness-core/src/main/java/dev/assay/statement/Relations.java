package dev.assay.statement;

import dev.assay.check.MistakeException;
import dev.assay.check.Nearest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the catalog says about tables and indexes that promises name.
 *
 * @param connection an open connection to the database
 */
record Relations(Connection connection) {
    private static final String TABLES = "rpm";
    private static final String INDEXES = "iI";
    private static final int SHOWN = 10;
    private static final String FAMILY = """
            with recursive family(id) as (
                select c.oid from pg_class c where c.oid = to_regclass(?) and strpos(?, c.relkind::text) > 0
                union select i.inhrelid from pg_inherits i join family on i.inhparent = family.id)
            select n.nspname, c.relname
            from family join pg_class c on c.oid = family.id join pg_namespace n on n.oid = c.relnamespace
            """;
    private static final String NAMES = """
            select distinct c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where strpos(?, c.relkind::text) > 0 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            """;

    /**
     * A table or an index, as a plan names it.
     *
     * @param schema its schema
     * @param name its name
     */
    record Relation(String schema, String name) {}

    /** Return a table with all its partitions. */
    Set<Relation> table(String written) throws SQLException {
        return family("noSequentialScanOn", "table", written, TABLES);
    }

    /** Return an index with those of all partitions. */
    Set<Relation> index(String written) throws SQLException {
        return family("usesIndex", "index", written, INDEXES);
    }

    /** Return the table of an index as SQL writes it. */
    String tableOf(String index) throws SQLException {
        return text("select indrelid::regclass::text from pg_index where indexrelid = to_regclass(?)", index);
    }

    /** Return how many rows a table has now. */
    long rows(String table) throws SQLException {
        String quoted = text("select to_regclass(?)::text", table);
        try (PreparedStatement statement = connection.prepareStatement("select count(*) from " + quoted);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private Set<Relation> family(String attribute, String kind, String written, String kinds) throws SQLException {
        Set<Relation> family = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(FAMILY)) {
            statement.setString(1, written);
            statement.setString(2, kinds);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    family.add(new Relation(rows.getString(1), rows.getString(2)));
                }
            }
        }
        if (family.isEmpty()) {
            throw unknown(attribute, kind, written, Nearest.sorted(written, names(kinds)));
        }
        return family;
    }

    private List<String> names(String kinds) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(NAMES)) {
            statement.setString(1, kinds);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }

    private String text(String query, String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static MistakeException unknown(String attribute, String kind, String written, List<String> known) {
        String nearest = Nearest.to(written, known).orElse("");
        return new MistakeException(
                StatementCheck.NAME + " " + attribute + " = [" + written + "]",
                "there is no " + kind + " [" + written + "]"
                        + (known.isEmpty()
                                ? ", nor any other: was a migration applied?"
                                : "; there are " + known.stream().limit(SHOWN).toList()),
                nearest.isEmpty() ? "" : "The nearest name is [" + nearest + "]",
                attribute + " = \"" + (nearest.isEmpty() ? "the " + kind + " as it is named in SQL" : nearest) + "\"");
    }
}
