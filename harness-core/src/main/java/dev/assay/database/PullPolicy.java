package dev.assay.database;

/** How the container provider may come to an image that the engine does not have. */
public enum PullPolicy {
    /** Not at all: the image must be there. */
    NEVER,
    /** By a pull that ends within the time of the preflight; the default. A slow pull goes on in the engine, for the next run. */
    IF_FAST,
    /** By a pull, however long it takes. */
    ALWAYS
}
