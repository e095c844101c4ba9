package dev.assay.chaos.history;

import java.sql.SQLException;
import java.util.Optional;

/**
 * How an operation ended for its client.
 *
 * @param status what the client knows
 * @param code the SQLSTATE, or the name of the exception's class where the database had no part in it; empty if acknowledged
 * @param message the first line of the exception's message; may be empty
 * @param thrown the class of the exception; empty if acknowledged
 */
public record Ending(Status status, String code, String message, String thrown) {
    private static final Ending ACKNOWLEDGED = new Ending(Status.OK, "", "", "");

    /** Return the ending of an operation that returned. */
    public static Ending acknowledged() {
        return ACKNOWLEDGED;
    }

    /** Return the ending of an operation that has not returned. */
    public static Ending stillRunning() {
        return new Ending(Status.UNKNOWN, "still running", "", "");
    }

    /**
     * Return the ending of an operation that threw. What was not committed has failed. At a commit, and where nobody
     * watched, errors by which the server refuses a transaction are failures, and all others are unknown; where nobody
     * watched, so are errors of connecting. Behind a commit everything is unknown.
     */
    public static Ending of(Throwable thrown, Place place) {
        Optional<SQLException> failed = fromDatabase(thrown);
        String state = failed.map(SQLException::getSQLState).orElse("");
        Status status = SqlStates.isCertain(state, place) ? Status.FAIL : Status.UNKNOWN;
        String code = state.isEmpty() ? thrown.getClass().getSimpleName() : state;
        Throwable told = failed.isPresent() ? failed.get() : thrown;
        return new Ending(status, code, firstLine(told), thrown.getClass().getName());
    }

    /** Return whether it was acknowledged. */
    public boolean isOk() {
        return status == Status.OK;
    }

    /** Return it for people: {@code unknown 08006}. */
    public String write() {
        return isOk() ? status.word() : status.word() + " " + code;
    }

    private static Optional<SQLException> fromDatabase(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failed && failed.getSQLState() != null) {
                return Optional.of(failed);
            }
        }
        return Optional.empty();
    }

    private static String firstLine(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? "" : message.strip().lines().findFirst().orElse("");
    }
}
