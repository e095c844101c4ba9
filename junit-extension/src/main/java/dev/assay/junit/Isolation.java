package dev.assay.junit;

/** What keeps the tests of a class apart. "A class" is the test class that carries {@link DatabaseTest}, with those nested in it. */
public enum Isolation {
    /** Each test has a database of its own. The default: nothing that a test does reaches another one. */
    CLONE_PER_TEST,

    /**
     * All tests of a class have one database, which is made for it and dropped with it. For tests that build on each other, and for
     * {@code @BeforeAll}. What one test changes the next one sees; keeping parallel tests apart is theirs.
     */
    CLONE_PER_CLASS,

    /**
     * Each test runs in a transaction that is rolled back afterwards, on a clone of its class. The cheapest for many small tests. All
     * connections of a test are handles on one session. Transactions of the application become savepoints and come one after
     * the other; a connection that begins one while another one is open is refused. A test that ends the outer transaction by SQL text
     * fails, and the clone is replaced. Tests that run in parallel get a clone each.
     *
     * <p>DDL is rolled back too. Numbers that sequences gave are not given back, {@code now()} stands still, session settings are seen by
     * all connections of the test, notifications are never sent, deferred constraints are checked by {@code commit} alone, and what
     * cannot run in a transaction, such as {@code CREATE INDEX CONCURRENTLY}, cannot run. {@link ChaosScenario} and a {@link
     * LatencyBudget} with concurrency above 1 need connections of their own and are refused. Nothing is left to keep of a failed test.
     */
    ROLLBACK,

    /**
     * All classes whose annotation says the same have one database until the run ends. For tests that only read.
     */
    SHARED
}
