package dev.assay.migration.traffic;

import dev.assay.migration.Refusal;
import java.sql.SQLException;
import java.util.Objects;

/**
 * Why an operation failed. Immutable.
 *
 * @param sqlState the server's code; empty if it gave none
 * @param problem what the server said
 * @param sql the statement that it refused; empty if unknown
 */
public record Failure(String sqlState, String problem, String sql) {
    /** Return what the server said. */
    public static Failure of(SQLException thrown) {
        boolean known = thrown instanceof FailedStatementException;
        Refusal refusal = Refusal.of(known ? Objects.requireNonNull(thrown.getCause()) : thrown);
        return new Failure(
                refusal.sqlState(), refusal.problem(), known ? ((FailedStatementException) thrown).sql() : "");
    }
}
