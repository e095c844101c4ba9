package dev.assay.chaos;

import dev.assay.chaos.history.HistoryCheck;
import dev.assay.chaos.history.HistoryRecorder;
import dev.assay.check.MistakeException;
import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;

/**
 * What the body of a scenario is given. It registers operations and final checks; both run after the body has returned:
 * first all operations together, until the schedule has healed, then the checks.
 */
public final class ChaosRun {
    private final TestDatabase database;
    private final DataSource proxied;
    private final Random random;
    private final Map<String, Driven> operations = new LinkedHashMap<>();
    private final Map<String, Action> checks = new LinkedHashMap<>();
    private final Histories histories;
    private boolean sealed;

    ChaosRun(TestDatabase database, DataSource proxied, Random random, Histories histories) {
        this.database = database;
        this.proxied = proxied;
        this.random = random;
        this.histories = histories;
    }

    /** Return the database itself, without the proxy: for preparation and final checks. */
    public TestDatabase database() {
        return database;
    }

    /**
     * Return connections through the proxy, for a pool or a framework. Connecting and each wait for an answer end at the
     * scenario's call timeout.
     */
    public DataSource dataSource() {
        return proxied;
    }

    /**
     * Open a connection through the proxy.
     *
     * @return a new connection; the caller closes it
     * @throws SQLException if it cannot be opened within the call timeout
     */
    public Connection connect() throws SQLException {
        return proxied.getConnection();
    }

    /** Return random numbers that come from the run's seed. Clients that share them draw in the order of their threads. */
    public Random random() {
        return random;
    }

    /**
     * Register an operation. Each client calls it again and again with a connection of its own through the proxy.
     *
     * @param name unique in this run
     * @param operation what to do
     */
    public void operation(String name, Operation operation) {
        register(new Driven(name, connection -> operation.run(connection.get())));
    }

    /**
     * Register an operation that finds its own connections, which must come from {@link #dataSource()}.
     *
     * @param name unique in this run
     * @param operation what to do
     */
    public void operation(String name, Action operation) {
        register(new Driven(name, connection -> operation.run()));
    }

    /**
     * Make a history that must survive, and say what that means. Its name stands in the scenario's {@code survives}, so that it
     * is a promise of its own. Record operations through what is returned; the checks are judged once all clients have
     * stopped. A history in which a check finds nothing to judge breaks its promise.
     *
     * @param name as {@code survives} names it
     * @param checks what must hold, see {@link dev.assay.chaos.history.Survival}; at least one
     */
    public HistoryRecorder history(String name, HistoryCheck... checks) {
        refuseIfSealed("run.history", name);
        return histories.register(name, List.of(checks));
    }

    /**
     * Register a check of what must hold once every operation has recovered and all clients have stopped. An {@link
     * AssertionError} breaches the promise of recovery.
     *
     * @param name unique in this run
     * @param check asserts
     */
    public void after(String name, Action check) {
        refuseIfSealed("run.after", name);
        if (checks.putIfAbsent(name, check) != null) {
            throw twice("run.after", name);
        }
    }

    /**
     * Register a check that a pool has come back: it hands out so many connections at the same time, all of them answer, and
     * none of their sessions was left in a transaction. A pool that has not breaches the promise of recovery.
     *
     * @param name unique among the final checks of this run
     * @param pool made from {@link #dataSource()}; it must give up borrowing in time by itself
     * @param size how many connections it has when it is healthy, at least one
     */
    public void poolRecovers(String name, DataSource pool, int size) {
        after(name, new PoolRecovery(database, pool, size));
    }

    Map<String, Driven> operations() {
        return operations;
    }

    Map<String, Action> checks() {
        return checks;
    }

    Histories histories() {
        return histories;
    }

    /** What is registered while clients run would never be driven. */
    void seal() {
        sealed = true;
        histories.requireAll();
        if (operations.isEmpty()) {
            throw new MistakeException(
                    "@ChaosScenario",
                    "the body registered no operation",
                    "Without one nothing is driven while the faults are in force, and nothing can be judged",
                    "run.operation(\"save\", connection -> orders.save(connection));");
        }
    }

    private void register(Driven operation) {
        refuseIfSealed("run.operation", operation.name());
        if (operations.putIfAbsent(operation.name(), operation) != null) {
            throw twice("run.operation", operation.name());
        }
    }

    private void refuseIfSealed(String method, String name) {
        if (name.isBlank()) {
            throw new MistakeException(
                    method + " [" + name + "]", "the name is blank", "", method + "(\"save\", ...);");
        }
        if (sealed) {
            throw new MistakeException(
                    method + " [" + name + "]",
                    "it was called after the body had returned",
                    "Everything is registered before the first fault",
                    "call " + method + " in the body itself, not in an operation or a final check");
        }
    }

    private static MistakeException twice(String method, String name) {
        return new MistakeException(
                method + " [" + name + "]",
                "that name is taken",
                "Two would be one in the report",
                method + "(\"" + name + " 2\", ...);");
    }
}
