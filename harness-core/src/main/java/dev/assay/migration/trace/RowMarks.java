package dev.assay.migration.trace;

import dev.assay.schema.Relation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many rows tables have, and which transaction comes next, so that a row that is written later has a younger writer.
 *
 * @param counts the rows by the oid of the table
 * @param next the number of the next transaction of the server
 */
record RowMarks(Map<Long, Long> counts, String next) {
    private static final String NEXT = "SELECT pg_snapshot_xmax(pg_current_snapshot())::xid";
    private static final String COUNT = "SELECT count(*), 0 FROM ONLY ";

    RowMarks {
        counts = Map.copyOf(counts);
    }

    /** Count all rows of these tables, but of those that somebody has shut. */
    static RowMarks read(Connection session, List<Relation> tables) throws SQLException {
        try (Statement statement = session.createStatement()) {
            String next = next(statement);
            Map<Long, Long> counts = new HashMap<>();
            for (Relation table : tables) {
                count(statement, COUNT, table).ifPresent(found -> counts.put(table.oid(), found.rows()));
            }
            return new RowMarks(counts, next);
        }
    }

    /** Return those tables whose rows are others now, but of those that were not there, or that somebody has shut. */
    List<Relation> differing(Connection session, List<Relation> tables) throws SQLException {
        try (Statement statement = session.createStatement()) {
            return next.equals(next(statement)) ? List.of() : differing(statement, tables);
        }
    }

    private List<Relation> differing(Statement statement, List<Relation> tables) throws SQLException {
        String younger = "SELECT count(*), count(*) FILTER (WHERE age(xmin) <= age('" + next + "'::xid)) FROM ONLY ";
        List<Relation> found = new ArrayList<>();
        for (Relation table : tables) {
            Long before = counts.get(table.oid());
            if (before != null
                    && count(statement, younger, table)
                            .filter(rows -> rows.differ(before))
                            .isPresent()) {
                found.add(table);
            }
        }
        return found;
    }

    private record Rows(long rows, long younger) {
        boolean differ(long before) {
            return rows != before || younger > 0;
        }
    }

    private static String next(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(NEXT)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Optional<Rows> count(Statement statement, String query, Relation table) throws SQLException {
        try (ResultSet row = statement.executeQuery(query + Quoted.name(table))) {
            row.next();
            return Optional.of(new Rows(row.getLong(1), row.getLong(2)));
        } catch (SQLException refused) {
            if (RowCounts.OUT_OF_REACH.contains(refused.getSQLState())) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
