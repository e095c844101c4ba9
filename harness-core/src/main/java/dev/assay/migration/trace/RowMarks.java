package dev.assay.migration.trace;

import dev.assay.schema.Relation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many rows tables have, and which transactions wrote them, so that a row that is written again is another one.
 *
 * @param marks by the oid of the table
 */
record RowMarks(Map<Long, String> marks) {
    private static final String MARK = "SELECT count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) FROM ONLY ";

    RowMarks {
        marks = Map.copyOf(marks);
    }

    /** Read all rows of these tables, but of those that somebody has shut. */
    static RowMarks read(Connection session, List<Relation> tables) throws SQLException {
        Map<Long, String> marks = new HashMap<>();
        for (Relation table : tables) {
            try {
                marks.put(table.oid(), read(session, table));
            } catch (SQLException refused) {
                if (!RowCounts.OUT_OF_REACH.contains(refused.getSQLState())) {
                    throw refused;
                }
            }
        }
        return new RowMarks(marks);
    }

    private static String read(Connection session, Relation table) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(MARK + Quoted.name(table))) {
            row.next();
            return row.getString(1);
        }
    }

    /** Return whether the rows of a table are others now; false if it was not there. */
    boolean differ(Relation table, RowMarks before) {
        String earlier = before.marks.get(table.oid());
        return earlier != null && !earlier.equals(marks.get(table.oid()));
    }
}
