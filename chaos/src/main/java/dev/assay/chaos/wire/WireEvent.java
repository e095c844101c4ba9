package dev.assay.chaos.wire;

/**
 * The end of one statement. A value.
 *
 * @param position the how many-th statement of the connection it was, counted from 1
 * @param statementClass its leading keyword, such as COMMIT
 * @param outcome how it ended
 * @param detail the tag of the server's CommandComplete, or an SQLSTATE; empty otherwise
 */
public record WireEvent(long position, String statementClass, Outcome outcome, String detail) {
    /** How a statement can end. */
    public enum Outcome {
        /** With a CommandComplete, an empty answer included. */
        COMPLETED,
        /** With a page of its rows, more to be asked for. */
        SUSPENDED,
        /** With an error. */
        FAILED
    }
}
