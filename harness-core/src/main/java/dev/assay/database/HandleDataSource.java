package dev.assay.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens handles on the transaction of a test. */
record HandleDataSource(String url, OuterTransaction transaction) implements DataSource {
    @Override
    public Connection getConnection() throws SQLException {
        if (transaction.isOver()) {
            throw new SQLException("The test is over and its transaction was rolled back", "08003");
        }
        return ConnectionHandle.open(transaction);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("""
                Under rollback isolation all connections are one session, so none can log in as [%s].
                Use SET LOCAL ROLE, or give each test a database: \
                @DatabaseTest(isolation = Isolation.CLONE_PER_TEST)""".formatted(user), "0A000");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("This data source writes no log");
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("The session is connected already");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("This data source writes no log");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (!isWrapperFor(type)) {
            throw new SQLException("Not a wrapper for [%s]".formatted(type.getName()));
        }
        return type.cast(this);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public String toString() {
        return url;
    }
}
