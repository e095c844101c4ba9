package dev.assay.migration.traffic;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives rows of a table to write, one after the other. */
@FunctionalInterface
interface RowSource {
    /** Return the row of this turn, with all columns. */
    List<@Nullable String> row(Connection session, long turn) throws SQLException;
}
