package dev.assay.migration.watch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.postgresql.util.ByteStreamWriter;

/**
 * Tells of each {@code COPY} that runs to its end in one call; one that the caller feeds by hand is not seen. The driver's calls
 * without the size of a buffer end in those with one.
 */
final class WatchedCopy extends CopyManager {
    private final Connection bare;
    private final StatementWatch watch;

    private interface Copy {
        long rows() throws SQLException, IOException;
    }

    WatchedCopy(BaseConnection driver, Connection bare, StatementWatch watch) throws SQLException {
        super(driver);
        this.bare = bare;
        this.watch = watch;
    }

    @Override
    public long copyIn(String sql, Reader from, int bufferSize) throws SQLException, IOException {
        return tell(sql, () -> super.copyIn(sql, from, bufferSize));
    }

    @Override
    public long copyIn(String sql, InputStream from, int bufferSize) throws SQLException, IOException {
        return tell(sql, () -> super.copyIn(sql, from, bufferSize));
    }

    @Override
    public long copyIn(String sql, ByteStreamWriter from) throws SQLException, IOException {
        return tell(sql, () -> super.copyIn(sql, from));
    }

    @Override
    public long copyOut(String sql, Writer to) throws SQLException, IOException {
        return tell(sql, () -> super.copyOut(sql, to));
    }

    @Override
    public long copyOut(String sql, OutputStream to) throws SQLException, IOException {
        return tell(sql, () -> super.copyOut(sql, to));
    }

    private long tell(String sql, Copy copy) throws SQLException, IOException {
        try {
            return toLong(watch.tell(sql, bare, null, copy::rows));
        } catch (SQLException | IOException | RuntimeException | Error known) {
            throw known;
        } catch (Throwable impossible) {
            throw new AssertionError("a copy throws nothing else", impossible);
        }
    }

    private static long toLong(@Nullable Object rows) {
        return rows instanceof Long number ? number : 0;
    }
}
