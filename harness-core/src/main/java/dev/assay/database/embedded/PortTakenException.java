package dev.assay.database.embedded;

/** Somebody took the port between the look for a free one and the start. */
final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PortTakenException(int port) {
        super("Port [%d] was taken by another process".formatted(port));
    }
}
