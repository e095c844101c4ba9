package dev.assay.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Opens connections as long as the database is the test's. */
final class LeasedDataSource extends ForwardingDataSource {
    private final Lease lease;

    LeasedDataSource(DataSource source, Lease lease) {
        super(source);
        this.lease = lease;
    }

    @Override
    public Connection getConnection() throws SQLException {
        lease.requireReadable();
        return source().getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        lease.requireReadable();
        return source().getConnection(user, password);
    }
}
