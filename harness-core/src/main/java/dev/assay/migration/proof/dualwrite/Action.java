package dev.assay.migration.proof.dualwrite;

/**
 * One thing that one of two sessions does.
 *
 * @param session which one, from 1
 * @param sql the statement
 * @param template which of the statements it was made of; -1 for the end of a transaction
 */
record Action(int session, String sql, int template) {
    static final String COMMIT = "COMMIT";
    static final String ROLLBACK = "ROLLBACK";

    boolean isEnd() {
        return template < 0;
    }

    /** Return a line such as {@code 1: COMMIT}. */
    @Override
    public String toString() {
        return session + ": " + sql;
    }
}
