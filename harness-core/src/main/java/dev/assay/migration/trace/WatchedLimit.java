package dev.assay.migration.trace;

import dev.assay.migration.MigrationFailedException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A limit of the server in which the queries of a trace count as well, so that it may be reached for them. */
enum WatchedLimit {
    TRANSACTION(
            "25P04", "transaction_timeout counts the time of watching as well: set a longer one while it is watched"),
    IDLE_IN_TRANSACTION(
            "25P03",
            "idle_in_transaction_session_timeout counts the time of watching as well: set a longer one while it is watched"),
    STATEMENT(
            "57014",
            "statement_timeout holds for the queries of the trace as well: set a longer one while it is watched"),
    FIRST_QUERY("25001", "watching asks the session between statements: write BEGIN ISOLATION LEVEL instead");

    private final String sqlState;
    private final String note;

    WatchedLimit(String sqlState, String note) {
        this.sqlState = sqlState;
        this.note = note;
    }

    /** Return the failure, with what watching may have to do with it. A statement has its own limit for itself. */
    static MigrationFailedException explain(MigrationFailedException failure) {
        return find(failure.sqlState(), failure.problem())
                .filter(limit -> limit != STATEMENT)
                .map(limit -> new MigrationFailedException(
                        failure.migration(),
                        failure.line().orElse(0),
                        failure.statement(),
                        failure.sqlState(),
                        failure.problem() + " (" + limit.note + ")",
                        failure))
                .orElse(failure);
    }

    /** Do the same with what ended the trace itself. */
    static Exception explain(Exception obstacle) {
        String message = String.valueOf(obstacle.getMessage());
        String state = obstacle instanceof SQLException refused ? refused.getSQLState() : null;
        return find(state, message)
                .<Exception>map(limit -> new SQLException(message + " (" + limit.note + ")", state, obstacle))
                .orElse(obstacle);
    }

    private static Optional<WatchedLimit> find(@Nullable String sqlState, String message) {
        return Arrays.stream(values())
                .filter(limit -> limit.sqlState.equals(sqlState) && limit.isMeant(message))
                .findFirst();
    }

    /** Some codes have several meanings. */
    private boolean isMeant(String message) {
        return switch (this) {
            case FIRST_QUERY -> message.contains("before any query");
            case STATEMENT -> message.contains("statement timeout");
            default -> true;
        };
    }
}
