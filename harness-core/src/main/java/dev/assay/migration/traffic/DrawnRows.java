package dev.assay.migration.traffic;

import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as they were when the operations were made. */
record DrawnRows(List<List<@Nullable String>> rows) implements RowSource {
    @Override
    public List<@Nullable String> row(Connection session, long turn) {
        return row(turn);
    }

    List<@Nullable String> row(long turn) {
        return rows.get(Math.toIntExact(turn % rows.size()));
    }
}
