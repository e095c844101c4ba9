package dev.assay.database.container;

/** Where the data of a server lies. */
enum Storage {
    /** Quickest, and empty after a container was killed: for servers that tests share, which nobody may kill. */
    MEMORY,
    /** Outlives a killed container, and is written faster than the container's own layer. */
    VOLUME
}
