package dev.assay.database;

import dev.assay.check.MistakeException;

/** A server or a database could not be made, used or removed; the message holds everything that was found. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Report a failure that no other exception caused.
     *
     * @param message what was asked, what was found, what mends it
     */
    public DatabaseException(String message) {
        super(message);
    }

    /**
     * Report a failure with its cause.
     *
     * @param message what was asked, what was found, what mends it
     * @param cause what was thrown below
     */
    public DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Answer a request that cannot be carried out. Its parts are the findings of a verdict that it breaks.
     *
     * @param asked what was asked for, with its value in brackets
     * @param found what was found instead
     * @param means what that usually means; may be empty
     * @param fix the line that fixes it
     * @return an exception that says all four
     */
    public static DatabaseException answer(String asked, String found, String means, String fix) {
        MistakeException explained = new MistakeException(asked, found, means, fix);
        return new DatabaseException(String.valueOf(explained.getMessage()), explained);
    }
}
