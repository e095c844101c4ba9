package dev.assay.migration.content;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one table as hashes, streamed in the order of the hashes of their keys. Not thread-safe. */
final class RowHashes implements AutoCloseable {
    private static final int FETCHED = 2_000;

    private final PreparedStatement statement;
    private final ResultSet rows;
    private @Nullable RowHash next;

    /** Ask within a transaction, for only there does the driver fetch rows in portions. */
    RowHashes(Connection connection, ContentTable table, List<String> key, List<String> compared) throws SQLException {
        statement = connection.prepareStatement("SELECT %s, %s, count(*) FROM %s AS r GROUP BY 1, 2 ORDER BY 1, 2"
                .formatted(Hashes.ofValues(key), Hashes.ofValues(compared), table.from()));
        statement.setFetchSize(FETCHED);
        rows = statement.executeQuery();
        next = read();
    }

    private @Nullable RowHash read() throws SQLException {
        return rows.next() ? new RowHash(rows.getLong(1), rows.getLong(2), rows.getLong(3)) : null;
    }

    /** Return whether there is nothing left. */
    boolean isEmpty() {
        return next == null;
    }

    /** Return the key that comes next; the largest number there is at the end. */
    long key() {
        return next == null ? Long.MAX_VALUE : next.key();
    }

    /** Return what is there under this key, and go on behind it; nothing if another key comes next. */
    List<RowHash> take(long key) throws SQLException {
        List<RowHash> taken = new ArrayList<>();
        while (next != null && next.key() == key) {
            taken.add(next);
            next = read();
        }
        return taken;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
