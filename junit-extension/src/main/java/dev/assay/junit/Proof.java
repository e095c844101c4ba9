package dev.assay.junit;

/** What a {@link MigrationTest} proves. Each proof is an invocation and a result of its own, on a fresh database. */
public enum Proof {
    /**
     * Each version applies, one after the other, on a database that holds the seed rows of the versions before it; the
     * history validates afterwards, and a second run changes nothing.
     */
    APPLIES
}
