package dev.assay.database.container;

/** Somebody took the port between the look for a free one and the start. */
final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PortTakenException(String message, Throwable cause) {
        super(message, cause);
    }
}
