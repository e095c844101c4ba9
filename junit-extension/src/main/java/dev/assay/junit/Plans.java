package dev.assay.junit;

/** What may become of the plans of queries, see {@link MigrationTest#plans()}. */
public enum Plans {
    /** A plan that changed is shown; the time alone decides. */
    MAY_CHANGE,
    /** Each query takes the same steps: nodes, tables and indexes. */
    EQUAL
}
