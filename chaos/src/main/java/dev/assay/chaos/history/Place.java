package dev.assay.chaos.history;

/** How far an operation had come in its conversation with the database when it failed. */
public enum Place {
    /** Nobody watched its connection; the SQLSTATE alone decides. */
    UNSEEN,
    /** No statement was sent. */
    NOTHING_SENT,
    /** Statements were sent in a transaction that was not asked to commit. */
    IN_TRANSACTION,
    /** A COMMIT was under way, or a statement that is a transaction of its own. */
    AT_COMMIT,
    /** An earlier commit of the same operation was done, or its answer was lost. */
    AFTER_COMMIT
}
