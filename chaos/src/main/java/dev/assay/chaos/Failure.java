package dev.assay.chaos;

import java.sql.SQLException;

/**
 * Why a call failed.
 *
 * @param code the SQLSTATE, or the name of the exception's class where the database had no part in it
 * @param message the first line of the message
 * @param asserted whether the operation itself found its answer wrong: no fault excuses that
 */
record Failure(String code, String message, boolean asserted) {
    Failure(String code, String message) {
        this(code, message, false);
    }

    static Failure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failed && failed.getSQLState() != null) {
                return new Failure(failed.getSQLState(), firstLine(failed));
            }
        }
        boolean asserted = thrown instanceof AssertionError;
        return new Failure(thrown.getClass().getSimpleName(), firstLine(thrown), asserted);
    }

    String write() {
        return message.isEmpty() ? code : code + " " + message;
    }

    private static String firstLine(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? "" : message.strip().lines().findFirst().orElse("");
    }
}
