package dev.assay.migration.traffic;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows by their keys, one after the other. */
record RowReader(TableText text, SqlCall query, DrawnRows drawn) implements RowSource {
    /** Return the row of this turn; none if it was deleted. */
    List<@Nullable String> read(Connection session, long turn) throws SQLException {
        return query.run(session, text.key(drawn.row(turn)));
    }

    /** One that was deleted is written as it was drawn: what is not sent, the database cannot refuse. */
    @Override
    public List<@Nullable String> row(Connection session, long turn) throws SQLException {
        List<@Nullable String> row = read(session, turn);
        return row.isEmpty() ? drawn.row(turn) : row;
    }
}
