package dev.assay.chaos;

import dev.assay.check.MistakeException;
import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
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
    private boolean sealed;

    ChaosRun(TestDatabase database, DataSource proxied, Random random) {
        this.database = database;
        this.proxied = proxied;
        this.random = random;
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

    Map<String, Driven> operations() {
        return operations;
    }

    Map<String, Action> checks() {
        return checks;
    }

    /** What is registered while clients run would never be driven. */
    void seal() {
        sealed = true;
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
