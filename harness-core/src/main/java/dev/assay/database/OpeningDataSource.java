package dev.assay.database;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What is the same for every data source that opens connections itself: it writes no log, waits for no login and wraps nothing. */
abstract class OpeningDataSource implements DataSource {
    private final String url;

    OpeningDataSource(String url) {
        this.url = url;
    }

    @Override
    public final @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public final void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("This data source writes no log");
    }

    @Override
    public final int getLoginTimeout() {
        return 0;
    }

    @Override
    public final <T> T unwrap(Class<T> type) throws SQLException {
        if (!isWrapperFor(type)) {
            throw new SQLException("Not a wrapper for [%s]".formatted(type.getName()));
        }
        return type.cast(this);
    }

    @Override
    public final boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public final String toString() {
        return url;
    }
}
