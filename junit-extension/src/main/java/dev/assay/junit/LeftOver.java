package dev.assay.junit;

/** Tells, below the failure of a test, where its database is. It has no stack trace, because nothing went wrong there. */
final class LeftOver extends Exception {
    private static final long serialVersionUID = 1L;

    LeftOver(String message) {
        super(message, null, false, false);
    }
}
