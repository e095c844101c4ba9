package dev.assay.junit;

/** What a {@link MigrationTest} proves. Each proof is an invocation and a result of its own, on a fresh database. */
public enum Proof {
    /**
     * Each version applies, one after the other, on a database that holds the seed rows of the versions before it; the
     * history validates afterwards, and a second run changes nothing. Then from each version, with its rows, straight to the newest in
     * one run, which must end with the same schema.
     */
    APPLIES,
    /**
     * No statement of any version is dangerous: the server is watched while each runs, over the seed rows. {@code
     * docs/hazards} has a page for each hazard with the safe way. What is accepted stands in {@link MigrationTest#tolerates()},
     * in comments of the migrations or in {@link MigrationTest#frozen()}, with a reason.
     */
    NO_HAZARDS,
    /** The files keep to {@link MigrationTest#policies()}, one promise each. */
    POLICIES,
    /**
     * Each upgrade can be taken back by its undo script or rollback and made again: schema and rows are as they were, also with
     * rows that were written in between. An upgrade without a way back breaks the proof, unless it stands in {@link MigrationTest#irreversible()}.
     */
    ROUND_TRIP,
    /** No upgrade loses or changes a row beyond the columns of {@link MigrationTest#changes()}. */
    DATA_KEPT,
    /** All migrations together lead to the schema that {@link MigrationTest#declared()} names. */
    DRIFT_FREE,
    /**
     * The work of no statement grows faster than the rows: each version is applied over n rows and over 4n, and what its statements
     * read, write and build is compared, as the server counts it. With {@link MigrationTest#sizes()} the time under lock is predicted.
     */
    SCALES,
    /**
     * The migrations do the same on each of {@link MigrationTest#majors()}: none fails, statements take the same locks and write the same
     * files anew, and schema and rows are the same in the end. Each version has a server of its own.
     */
    VERSIONS,
    /**
     * The {@link MigrationTest#queries()} are not slower after the migrations than before them: request by request on two databases, by
     * the ratio of the 95th percentiles. Plans that changed and statistics that were lost are shown.
     */
    PLAN_STABLE,
    /**
     * While each version is applied the application works on several sessions, and no operation of it waits longer than {@link
     * MigrationTest#maxBlock()} for the migration, as the server tells, nor fails.
     */
    LOCK_FREE,
    /**
     * The statements of the application before each version work after it as well, also where they were prepared before; with {@link
     * MigrationTest#newTraffic()} those of the new application beside them.
     */
    COMPATIBLE,
    /**
     * A run that is killed before, inside or after any statement is made good by the next one: schema and rows are those of a run that
     * nobody disturbed. Sessions are ended on the server, and once the whole server is killed, on one of its own.
     */
    CRASH_SAFE,
    /**
     * The runner never waits for itself in an upgrade; two nodes that start the same upgrade at once both end well, with schema, rows
     * and history of a single one; and where the process of a runner is killed between the last statement of a version and its row of the
     * history, the next run ends as an undisturbed one.
     */
    RUNNER_SAFE
}
