package dev.assay.database;

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
}
