package dev.assay.database;

/** What a worker of a {@link ClonePool} does next. */
sealed interface Job {
    /** Make a clone, for whoever waits by then. */
    record Make() implements Job {}

    /** End the sessions of a database that was closed, if it is still ours. */
    record End(MadeDatabase database) implements Job {}

    /** Drop a database that nobody needs any more. */
    record Drop(MadeDatabase database) implements Job {}
}
