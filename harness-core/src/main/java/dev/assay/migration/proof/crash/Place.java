package dev.assay.migration.proof.crash;

/** Where in the run of a migration the server ends its session. */
enum Place {
    /** The statement is about to be sent. */
    BEFORE("before"),
    /** The statement has done its work and has not ended: something that waits at its end holds it there. */
    AT_ITS_END("inside, at its end"),
    /** The statement waits for an older transaction, as every concurrent build must. */
    WHILE_IT_WAITS("inside, waiting for an older transaction"),
    /** The statement has succeeded. */
    AFTER("after"),
    /** All statements of the migration have succeeded. */
    COMMIT("before the commit");

    private final String words;

    Place(String words) {
        this.words = words;
    }

    /** Return whether the statement has begun there and has not ended. */
    boolean isInside() {
        return this == AT_ITS_END || this == WHILE_IT_WAITS;
    }

    String words() {
        return words;
    }
}
