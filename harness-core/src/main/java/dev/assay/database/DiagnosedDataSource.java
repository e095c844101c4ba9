package dev.assay.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Opens connections, and says what it means when the server refuses one. */
final class DiagnosedDataSource extends ForwardingDataSource {
    private final String database;
    private final Diagnosis diagnosis;

    DiagnosedDataSource(DataSource source, String database, Diagnosis diagnosis) {
        super(source);
        this.database = database;
        this.diagnosis = diagnosis;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return source().getConnection();
        } catch (SQLException e) {
            throw diagnosis.refused(database, e);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        try {
            return source().getConnection(user, password);
        } catch (SQLException e) {
            throw diagnosis.refused(database, e);
        }
    }
}
