package dev.assay.migration;

import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Why a statement failed. Immutable.
 *
 * @param sqlState the server's code; empty if it was not the server that failed
 * @param problem what the server said, with detail and hint; else what was thrown
 * @param position the character of the statement that the server means, from 1; 0 if it means none
 */
public record Refusal(String sqlState, String problem, int position) {
    private static final String TRANSACTION_ABORTED = "25P02";

    /** Find what the server said in what a runner threw, among its causes too. */
    public static Refusal of(Throwable thrown) {
        SQLException cause = sqlCause(thrown);
        ServerErrorMessage server = cause instanceof PSQLException known ? known.getServerErrorMessage() : null;
        String state = cause == null ? "" : Objects.requireNonNullElse(cause.getSQLState(), "");
        return server == null
                ? new Refusal(state, cause == null ? innermost(thrown) : text(cause), 0)
                : new Refusal(state, text(server), server.getPosition());
    }

    /** Return the exception of the database among the causes; null if there is none. */
    public static @Nullable SQLException sqlCause(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found && !isConsequence(found)) {
                return found;
            }
        }
        return null;
    }

    /** In an aborted transaction the driver gives what aborted it as the cause of every later refusal. */
    private static boolean isConsequence(SQLException refused) {
        return TRANSACTION_ABORTED.equals(refused.getSQLState()) && refused.getCause() instanceof SQLException;
    }

    private static String text(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).strip();
    }

    private static String text(ServerErrorMessage server) {
        return server.getSeverity() + ": " + server.getMessage() + aside(server.getDetail()) + aside(server.getHint());
    }

    private static String aside(@Nullable String text) {
        return text == null ? "" : " (" + text + ")";
    }

    /** A runner's own exception speaks for itself; of any other the class says more than the message. */
    private static String innermost(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause == thrown ? text(cause) : cause.toString().strip();
    }
}
