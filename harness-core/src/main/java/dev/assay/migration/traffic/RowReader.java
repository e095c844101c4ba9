package dev.assay.migration.traffic;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows by their keys, one after the other. */
record RowReader(SqlCall query, List<List<@Nullable String>> keys) {
    /** Return the row of this turn; none if it was deleted. */
    List<@Nullable String> read(Connection session, long turn) throws SQLException {
        return query.run(session, keys.get(Math.toIntExact(turn % keys.size())));
    }
}
