package dev.assay.assertions;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** How a statement ended. */
sealed interface Outcome {
    /**
     * It was executed.
     *
     * @param rows what it returned
     * @param changed how many rows it changed; 0 if it returned rows
     */
    record Done(ResultRows rows, long changed) implements Outcome {
        @Override
        public String toString() {
            return "executed, [" + changed + "] rows changed";
        }
    }

    /**
     * It failed.
     *
     * @param state the SQLSTATE
     * @param message what the server said, with its detail and hint
     * @param constraint the constraint that it names; null without one
     */
    record Refused(String state, String message, @Nullable String constraint) implements Outcome {
        static Refused of(SQLException refusal) {
            ServerErrorMessage server =
                    refusal instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
            return server == null
                    ? new Refused(String.valueOf(refusal.getSQLState()), String.valueOf(refusal.getMessage()), null)
                    : new Refused(String.valueOf(server.getSQLState()), text(server), server.getConstraint());
        }

        private static String text(ServerErrorMessage server) {
            return server.getMessage()
                    + (server.getDetail() == null ? "" : ". " + server.getDetail())
                    + (server.getHint() == null ? "" : " " + server.getHint());
        }

        @Override
        public String toString() {
            return SqlStates.named(state) + " " + message;
        }
    }
}
