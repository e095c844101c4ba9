package dev.assay.migration.traffic;

import java.sql.SQLException;

/** Raised when the database refuses a statement of an operation; the cause is what the driver threw. */
public final class FailedStatementException extends SQLException {
    private static final long serialVersionUID = 1L;

    private final String sql;

    FailedStatementException(String sql, SQLException cause) {
        super(cause.getMessage(), cause.getSQLState(), cause);
        this.sql = sql;
    }

    /** Return the statement. */
    public String sql() {
        return sql;
    }
}
