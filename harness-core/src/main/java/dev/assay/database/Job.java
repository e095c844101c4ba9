package dev.assay.database;

/** What a worker of a {@link ClonePool} does next. */
sealed interface Job {
    /** Make a clone, for whoever waits by then. */
    record Make() implements Job {}

    /** Drop a database that nobody needs any more. */
    record Drop(MadeDatabase database) implements Job {}
}
