package dev.assay.migration.trace;

import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the rows of all tables before each version, and only those again that somebody may have written. */
final class RowCounts {
    /** A table is locked; and it is the work of a transaction that has not ended. */
    static final Set<String> OUT_OF_REACH = Set.of("55P03", "42P01");

    private final Connection connection;
    private final Bookkeeping books;
    private final Map<Long, Long> known = new HashMap<>();
    private final List<TableRows> met = new ArrayList<>();

    /** Count over a session of its own. */
    RowCounts(Connection connection, Bookkeeping books) {
        this.connection = connection;
        this.books = books;
    }

    /** Note that any table may have got or lost rows. */
    void written() {
        known.clear();
    }

    /** Note what a statement wrote; without its counters that may be anything. */
    void written(StatementTrace trace) {
        if (!trace.transactional()
                || trace.activity().isEmpty()
                || !trace.files(FileChange.Kind.TABLE_TRUNCATED).isEmpty()) {
            written();
        }
        trace.activity().stream()
                .flatMap(List::stream)
                .filter(table -> table.inserted() + table.deleted() > 0)
                .forEach(table -> known.remove(table.oid()));
    }

    /** Count all tables whose rows are not known, and return all tables. */
    List<Relation> refresh(Schema schema) throws SQLException {
        List<Relation> tables = tables(schema);
        for (Relation table : tables) {
            if (!known.containsKey(table.oid())) {
                count(table);
            }
        }
        return tables;
    }

    /** Note what a version meets in tables, as counted last; an empty version stands for the end. */
    void meet(String version, List<Relation> tables) {
        tables.forEach(table -> met.add(new TableRows(version, table.name(), known.getOrDefault(table.oid(), 0L))));
    }

    /** Return what all versions met. */
    List<TableRows> met() {
        return List.copyOf(met);
    }

    /** Return how many rows each table had when it was last counted, by oid. */
    Map<Long, Long> known() {
        return Map.copyOf(known);
    }

    private void count(Relation table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM ONLY " + Quoted.name(table))) {
            row.next();
            known.put(table.oid(), row.getLong(1));
        } catch (SQLException refused) {
            if (!OUT_OF_REACH.contains(refused.getSQLState())) {
                throw refused;
            }
        }
    }

    /** Return the tables with rows of their own that are not the runner's. */
    List<Relation> tables(Schema schema) {
        return books.others(schema)
                .filter(Relation::holdsOwnRows)
                .sorted(Comparator.comparingLong(Relation::oid))
                .toList();
    }
}
