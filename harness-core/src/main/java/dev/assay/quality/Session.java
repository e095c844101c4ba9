package dev.assay.quality;

import dev.assay.check.Evidence;
import dev.assay.check.Run;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * One transaction that sees one state of the database and cannot change it. Each statement stands in a savepoint, so that a
 * mistaken one harms no other.
 */
final class Session {
    private static final String CANCELED = "57014";
    private static final String TOO_MANY_COLUMNS = "54011";

    private final Connection connection;
    private final Run run;
    private final List<String> judged = new ArrayList<>();

    private Session(Connection connection, Run run) {
        this.connection = connection;
        this.run = run;
    }

    /** Begin on a connection that nobody else uses; closing the connection ends it. */
    static Session begin(Connection connection, Run run) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        Session session = new Session(connection, run);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "SET LOCAL statement_timeout = " + run.limits().time().toMillis());
        }
        return session;
    }

    /** Return the answer to a statement that looks something up. */
    Rows query(String sql) throws SQLException {
        return execute(sql, 0);
    }

    /** Return the answer to a statement that judges, at most so many rows of it; the statement becomes evidence. */
    Rows judge(String sql, int mostRows) throws SQLException {
        long start = run.ticker().nanos();
        try {
            Rows rows = execute(sql, mostRows);
            judged.add("-- " + since(start) + "\n" + sql + ";");
            return rows;
        } catch (SQLException failure) {
            judged.add("-- " + since(start) + ", failed: " + message(failure) + "\n" + sql + ";");
            throw failure;
        }
    }

    /** Return what PostgreSQL says against a statement, without running it. */
    Optional<SQLException> objection(String sql) {
        try {
            execute("EXPLAIN " + sql, 0);
            return Optional.empty();
        } catch (SQLException objection) {
            return Optional.of(objection);
        }
    }

    Evidence statements() {
        return new Evidence.Text("SQL", String.join("\n\n", judged));
    }

    static boolean tookTooLong(SQLException failure) {
        return CANCELED.equals(failure.getSQLState());
    }

    static boolean hadTooManyColumns(SQLException failure) {
        return TOO_MANY_COLUMNS.equals(failure.getSQLState());
    }

    /** Return the message alone, without the driver's prefix and the position in a text that the user did not write. */
    static String message(SQLException failure) {
        ServerErrorMessage said = failure instanceof PSQLException server ? server.getServerErrorMessage() : null;
        String message = said == null ? failure.getMessage() : said.getMessage();
        return String.valueOf(message).strip();
    }

    private Rows execute(String sql, int mostRows) throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        try {
            Rows rows = read(sql, mostRows);
            connection.releaseSavepoint(savepoint);
            return rows;
        } catch (SQLException failure) {
            undo(savepoint, failure);
            throw failure;
        }
    }

    private Rows read(String sql, int mostRows) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setMaxRows(mostRows);
            try (ResultSet result = statement.executeQuery(sql)) {
                return Rows.read(result);
            }
        }
    }

    /** On a dead connection this fails too, and the first failure is the one that says why. */
    private void undo(Savepoint savepoint, SQLException failure) {
        try {
            connection.rollback(savepoint);
            connection.releaseSavepoint(savepoint);
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }

    private String since(long start) {
        BigDecimal milliseconds = BigDecimal.valueOf(run.ticker().nanos() - start, 6);
        return milliseconds.setScale(1, RoundingMode.HALF_UP) + " ms";
    }
}
