package dev.assay.migration.proof.backfill;

/**
 * Where a run stands: just before a statement or a commit.
 *
 * @param event how many statements and commits came before it
 * @param transaction how many transactions came before it
 * @param statement how many statements of this transaction came before it
 * @param sql the statement; {@code COMMIT} at the end of the transaction
 */
record Place(int event, int transaction, int statement, String sql) {
    /** Return whether nothing has been done yet since the last commit. */
    boolean isBoundary() {
        return statement == 0;
    }
}
