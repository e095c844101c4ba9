package dev.assay.junit;

/** Whether a migration may make the server write a whole table anew. */
public enum Rewrites {
    /** No promise about rewrites. */
    ALLOWED,
    /** No table that existed before a migration is rewritten by it. */
    NONE
}
