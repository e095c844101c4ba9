package dev.assay.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;

/** Opens handles on the transaction of a test. */
final class HandleDataSource extends OpeningDataSource {
    private final OuterTransaction transaction;

    HandleDataSource(String url, OuterTransaction transaction) {
        super(url);
        this.transaction = transaction;
    }

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
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("The session is connected already");
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("This data source writes no log");
    }
}
